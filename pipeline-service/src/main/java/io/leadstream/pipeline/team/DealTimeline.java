package io.leadstream.pipeline.team;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What deals, their imports and this capability themselves keep of a deal's past. */
class DealTimeline {

    private static final String STEPS = "('OPENED', 'STAGE_ENTERED', 'CLOSED', 'REOPENED')";
    private static final String FACT_ID = "('00000000-0000-0000-0001-' || lpad(to_hex(t.id), 12, '0'))::uuid";
    private static final String FACT = """
            t.details || jsonb_strip_nulls(jsonb_build_object('step', t.type, 'stage', t.stage,
              'fromStage', t.from_stage, 'knownAt', t.known_at))""";
    private static final String FACT_WORDS = "jsonb_strip_nulls(jsonb_build_object('why', t.why, 'note', t.note))";

    @Produces
    @Singleton
    TimelineSource steps() {
        return facts("STEP", "type in " + STEPS);
    }

    @Produces
    @Singleton
    TimelineSource changes() {
        return facts("CHANGE", "type not in " + STEPS + " and type <> 'EVIDENCE_RECORDED'");
    }

    @Produces
    @Singleton
    TimelineSource evidence() {
        return new TimelineSource(
                "EVIDENCE",
                "evidence",
                "t.occurred_at",
                "t.recorded_by",
                "jsonb_build_object('stage', t.stage, 'criterion', t.criterion, 'kind', t.kind, 'knownAt', t.known_at)",
                "jsonb_strip_nulls(jsonb_build_object('uri', t.uri, 'note', t.note))");
    }

    /** What the latest import that counts says of the time before. */
    @Produces
    @Singleton
    TimelineSource imported() {
        return new TimelineSource(
                "IMPORTED",
                """
                (select i.deal_id, j.created_by, r.import_id, e.value as entry, e.n,
                        (e.value ->> 'at')::timestamptz as at
                 from imported_deal i
                 join deal_revision r on r.deal_id = i.deal_id and r.revision = i.revision
                 join deal_import j on j.id = r.import_id
                 cross join lateral (
                   select h.value || jsonb_build_object(
                            'step', case when h.n = 1 then 'OPENED' else 'STAGE_ENTERED' end) as value, h.n
                   from jsonb_array_elements(r.content::jsonb -> 'history') with ordinality h (value, n)
                   union all
                   select c.value || '{"step":"CLOSED"}'::jsonb, 1000000
                   from (select r.content::jsonb -> 'closed' as value) c
                   where jsonb_typeof(c.value) = 'object') e)""",
                "t.at",
                "('00000000-0000-0000-0000-' || lpad(to_hex(t.n), 12, '0'))::uuid",
                "t.created_by",
                "(t.entry - 'at') || jsonb_build_object('importId', t.import_id)",
                "'{}'::jsonb");
    }

    @Produces
    @Singleton
    TimelineSource approvals() {
        return new TimelineSource(
                "STAGE_APPROVAL",
                "stage_approval",
                "t.decided_at",
                "md5(t.id::text || t.role)::uuid",
                "t.decided_by",
                "jsonb_strip_nulls(jsonb_build_object('stage', t.stage, 'role', t.role, 'approved', t.approved,"
                        + " 'voidAt', t.void_at))",
                "jsonb_strip_nulls(jsonb_build_object('note', t.note))");
    }

    @Produces
    @Singleton
    TimelineSource handOversAsked() {
        return handOvers("at", "t.id", "sender", "'PENDING'", "note", "true");
    }

    /** Its id is less than those of facts: of one moment, what follows from it comes behind it. */
    @Produces
    @Singleton
    TimelineSource handOversAnswered() {
        return handOvers(
                "answered_at",
                "('00000000-0000-0000-0000-' || right(t.id::text, 12))::uuid",
                "answered_by",
                "t.state",
                "answer",
                "answered_at is not null");
    }

    private static TimelineSource facts(String type, String which) {
        return new TimelineSource(
                type,
                "(select * from deal_fact where " + which + ")",
                "t.occurred_at",
                FACT_ID,
                "t.actor",
                FACT,
                FACT_WORDS);
    }

    private static TimelineSource handOvers(String at, String id, String by, String state, String words, String which) {
        return new TimelineSource(
                "HAND_OVER",
                "(select * from deal_hand_over where " + which + ")",
                "t." + at,
                id,
                "t." + by,
                "jsonb_build_object('handOverId', t.id, 'state', " + state
                        + ", 'from', t.sender, 'to', t.recipient, 'role', t.role)",
                "jsonb_strip_nulls(jsonb_build_object('note', t." + words + "))");
    }
}
