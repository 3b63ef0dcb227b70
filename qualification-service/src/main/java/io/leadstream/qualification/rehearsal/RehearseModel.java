package io.leadstream.qualification.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.qualification.lead.Colleagues;
import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.rehearsal.Rehearsal.State;
import io.leadstream.qualification.rehearsal.Replay.Reality;
import io.leadstream.qualification.scoring.ScoringModels;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rehearses versions of the score, some leads at a time: however many there are, memory holds one batch. */
@ApplicationScoped
class RehearseModel {

    /** Leads in one transaction. */
    private static final int AT_ONCE = 500;

    /** Rehearsals that wait: they are worked off one after the other. */
    private static final int MOST_OPEN = 10;

    /** Rehearsals of a version that are kept. */
    private static final int MOST_KEPT = 10;

    private static final UUID FIRST = new UUID(0, 0);

    static final String NEXT_LEADS = """
            select lead_id from qualification
            where lead_id > ? and state is not null and merged_into is null order by lead_id limit ?""";

    static final String REALITY = """
            select lead_id, min(sql_at) as sql_at, min(won_at) as won_at
            from (select lead_id, at as sql_at, null::timestamptz as won_at
                  from lifecycle_step where lead_id = any(?) and to_state = 'SQL'
                  union all
                  select lead_id, null, closed_at
                  from deal_outcome where lead_id = any(?) and outcome = 'WON') as happened
            group by lead_id""";

    private final Rehearsals rehearsals;
    private final ScoringModels models;
    private final LeadHistories histories;
    private final Colleagues colleagues;
    private final Tally tally;
    private final Sql sql;
    private final ObjectMapper mapper;
    private final Clock clock;

    RehearseModel(
            Rehearsals rehearsals,
            ScoringModels models,
            LeadHistories histories,
            Colleagues colleagues,
            Tally tally,
            Sql sql,
            ObjectMapper mapper,
            Clock clock) {
        this.rehearsals = rehearsals;
        this.models = models;
        this.histories = histories;
        this.colleagues = colleagues;
        this.tally = tally;
        this.sql = sql;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Asks for a rehearsal over so many months until now. */
    @Transactional
    Rehearsal request(int version, int months, String by) {
        String fingerprint =
                models.fingerprint(version).orElseThrow(() -> Problem.notFound("scoring model " + version));
        if (rehearsals.open() >= MOST_OPEN) {
            throw Problem.unavailable("as many rehearsals wait as may: " + MOST_OPEN, 60);
        }
        Instant now = clock.instant();
        Instant from = now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
        var rehearsal = new Rehearsal(
                UuidCreator.getTimeOrderedEpoch(),
                version,
                models.current().version(),
                fingerprint,
                months,
                from,
                now,
                State.QUEUED,
                now,
                by,
                null,
                FIRST,
                0,
                null,
                null);
        rehearsals.forgetAllBut(MOST_KEPT, version);
        rehearsals.add(rehearsal);
        return rehearsal;
    }

    /**
     * Goes on with the rehearsal that waits longest.
     *
     * @return false when none waits
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean goOn() {
        Optional<Rehearsal> taken = rehearsals.take();
        taken.ifPresent(this::goOn);
        return taken.isPresent();
    }

    private void goOn(Rehearsal rehearsal) {
        boolean changed = !models.fingerprint(rehearsal.version()).equals(Optional.of(rehearsal.fingerprint()));
        List<UUID> leads = sql.query(NEXT_LEADS, row -> row.id("lead_id"), rehearsal.after(), AT_ONCE);
        if (changed) {
            String problem = "the draft was changed while it was rehearsed";
            rehearsals.finish(rehearsal.id(), State.FAILED, null, problem, clock.instant());
        } else if (leads.isEmpty()) {
            Instant now = clock.instant();
            rehearsals.finish(rehearsal.id(), State.DONE, json(tally.of(rehearsal)), null, now);
            models.rehearsed(rehearsal.version(), now);
        } else {
            var replayed = replay(rehearsal, leads);
            rehearsals.keep(
                    rehearsal.id(),
                    replayed.stream().filter(RehearsedLead::isWorthKeeping).toList());
            rehearsals.goOn(rehearsal.id(), leads.getLast(), replayed.size());
        }
    }

    private List<RehearsedLead> replay(Rehearsal rehearsal, List<UUID> leads) {
        var live = models.version(rehearsal.liveVersion()).orElseThrow();
        var draft = models.version(rehearsal.version()).orElseThrow();
        var replay = new Replay(live, draft, rehearsal.from(), rehearsal.to());
        Map<UUID, LeadHistory> told = live.rollsUp() || draft.rollsUp() ? colleagues.of(leads) : histories.of(leads);
        Map<UUID, Reality> really = reality(leads);
        var replayed = new ArrayList<RehearsedLead>();
        told.forEach((id, history) ->
                replay.of(id, history, really.getOrDefault(id, Reality.OPEN)).ifPresent(replayed::add));
        return replayed;
    }

    private Map<UUID, Reality> reality(List<UUID> leads) {
        var really = new HashMap<UUID, Reality>();
        sql.query(REALITY, RehearseModel::reality, leads, leads).forEach(really::putAll);
        return really;
    }

    private static Map<UUID, Reality> reality(Row row) throws SQLException {
        return Map.of(row.id("lead_id"), new Reality(row.instantOrNull("sql_at"), row.instantOrNull("won_at")));
    }

    private String json(Findings findings) {
        try {
            return mapper.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("findings can be written", e);
        }
    }
}
