package io.leadstream.pipeline.history;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.Category;
import io.leadstream.pipeline.deal.DealEvent;
import io.leadstream.pipeline.deal.Happened;
import io.leadstream.pipeline.deal.InBase;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.deal.Rates;
import io.leadstream.pipeline.definition.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deals that came by imports, as sets of rows: an import writes hundreds at a time. */
@ApplicationScoped
class ImportedDeals {

    // in one order, so that two imports never wait for each other in a circle
    private static final String LOCK = """
            select i.external_id, i.deal_id, i.revision, i.hash
            from imported_deal i join deal d on d.id = i.deal_id
            where i.external_id = any (?)
            order by i.external_id
            for update""";

    // only once the deals are locked: a statement that waits for a lock still sees the facts of before the wait. What
    // other capabilities do to a deal is told by its events, whether or not it is a fact of the deal's own.
    private static final String TOUCHED = """
            select i.deal_id
            from imported_deal i left join outbox_subject s on s.subject = i.deal_id::text
            where i.deal_id = any (?::uuid[])
              and (s.last_sequence > i.told or exists (
                select 1 from deal_fact f where f.deal_id = i.deal_id and f.details ->> 'rateAlone' is null))""";

    // only where the event before was an import's too
    private static final String TOLD_RATE = """
            update imported_deal i set told = s.last_sequence from outbox_subject s
            where i.deal_id = ? and s.subject = i.deal_id::text and i.told = s.last_sequence - 1""";

    private static final String TOLD = "update imported_deal set told = ? where deal_id = ?";

    private static final String INSERT_DEAL = """
            insert into deal (id, version, name, company, pipeline, pipeline_version, stage, stage_entered_at, state,
                              stage_category, origin, amount, currency, rate, amount_in_base, owner, segments,
                              opened_at, last_step_at, closed_in, loss_reason, closed_at)
            values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, 'IMPORT', ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""";

    private static final String REPLACE_DEAL = """
            update deal
            set version = version + 1, name = ?, company = ?, pipeline = ?, pipeline_version = ?, stage = ?,
                stage_entered_at = ?, state = ?, stage_category = ?, amount = ?, currency = ?, rate = ?,
                amount_in_base = ?, owner = ?, segments = ?::jsonb,
                opened_at = ?, last_step_at = ?, closed_in = ?, loss_reason = ?, closed_at = ?
            where id = ?""";

    private static final String CLAIM = """
            insert into imported_deal (external_id, deal_id, revision, hash)
            select external_id, deal_id, 1, hash
            from unnest(?::text[], ?::uuid[], ?::bytea[]) as offered (external_id, deal_id, hash)
            order by external_id
            on conflict (external_id) do nothing
            returning external_id""";

    private static final String REPLACE_IMPORTED = "update imported_deal set revision = ?, hash = ? where deal_id = ?";

    private static final String INSERT_REVISION = """
            insert into deal_revision (deal_id, revision, import_id, pipeline, pipeline_version, hash, content)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String DELETE_DEALS = "delete from deal where id = any (?::uuid[])";
    private static final String DELETE_REVISIONS = "delete from deal_revision where deal_id = ? and revision > ?";

    private final Sql sql;
    private final Rates rates;

    ImportedDeals(Sql sql, Rates rates) {
        this.sql = sql;
        this.rates = rates;
    }

    /**
     * A deal that came by an import.
     *
     * @param touched whether anything happened to it since that is not from an import
     */
    record Known(String externalId, UUID dealId, int revision, byte[] hash, boolean touched) {

        private Known asTouched() {
            return new Known(externalId, dealId, revision, hash, true);
        }
    }

    /** A state of a deal as an import tells it, ready to be written. */
    record Revision(UUID dealId, int number, UUID importId, Placement placement, PastDealJson.Written written) {

        String externalId() {
            return placement.deal().externalId();
        }

        byte[] hash() {
            return written.hash();
        }
    }

    /** Finds and locks those that are here already, by external id. */
    Map<String, Known> lock(Collection<String> externalIds) {
        List<Known> locked = sql.list(
                LOCK,
                row -> new Known(
                        row.getString("external_id"),
                        row.getObject("deal_id", UUID.class),
                        row.getInt("revision"),
                        row.getBytes("hash"),
                        false),
                externalIds);
        Set<UUID> touched = Set.copyOf(sql.list(
                TOUCHED,
                row -> row.getObject(1, UUID.class),
                locked.stream().map(Known::dealId).toList()));
        return locked.stream()
                .map(known -> touched.contains(known.dealId) ? known.asTouched() : known)
                .collect(Collectors.toMap(Known::externalId, Function.identity()));
    }

    /**
     * Claims external ids for first revisions; waits for whoever is claiming one of them right now.
     *
     * @return those that nobody had
     */
    Set<String> claim(List<Revision> first) {
        return Set.copyOf(sql.list(
                CLAIM,
                row -> row.getString(1),
                first.stream().map(Revision::externalId).toList(),
                first.stream().map(Revision::dealId).toList(),
                first.stream().map(Revision::hash).toList()));
    }

    /** Adds deals whose external ids are claimed. */
    void add(List<Revision> first) {
        Map<Rates.Said, InBase> inBase = inBase(first);
        sql.batch(INSERT_DEAL, rows(first, r -> insertDeal(r, inBase)));
        addRevisions(first);
    }

    void correct(List<Revision> revisions) {
        replace(revisions);
        addRevisions(revisions);
    }

    /** Goes back to earlier revisions: later ones are gone. */
    void restore(List<Revision> revisions) {
        sql.batch(DELETE_REVISIONS, rows(revisions, r -> new Object[] {r.dealId, r.number}));
        replace(revisions);
    }

    /** Remembers the last event of each that an import or its undoing is the reason of: later ones are of others. */
    void told(List<EventRef> events) {
        sql.batch(
                TOLD,
                events.stream()
                        .map(event -> new Object[] {event.sequence(), UUID.fromString(event.subject())})
                        .toList());
    }

    /** A rate that came late is nobody's work on the deal: its import can be undone as before. */
    void follow(@Observes Happened happened) {
        if (happened.event() instanceof DealEvent.Changed changed
                && changed.change().isRateAlone()) {
            sql.update(TOLD_RATE, happened.dealId());
        }
    }

    void remove(Collection<UUID> dealIds) {
        sql.update(DELETE_DEALS, dealIds);
    }

    private void replace(List<Revision> revisions) {
        Map<Rates.Said, InBase> inBase = inBase(revisions);
        sql.batch(REPLACE_DEAL, rows(revisions, r -> replaceDeal(r, inBase)));
        sql.batch(REPLACE_IMPORTED, rows(revisions, r -> new Object[] {r.number, r.hash(), r.dealId}));
    }

    private void addRevisions(List<Revision> revisions) {
        sql.batch(INSERT_REVISION, rows(revisions, r -> new Object[] {
            r.dealId,
            r.number,
            r.importId,
            r.placement.pipeline().key(),
            r.placement.pipeline().version(),
            r.hash(),
            r.written.content()
        }));
    }

    private Map<Rates.Said, InBase> inBase(List<Revision> revisions) {
        return rates.inBase(revisions.stream()
                .flatMap(revision -> Stream.ofNullable(said(revision)))
                .toList());
    }

    private static Rates.@Nullable Said said(Revision revision) {
        Money worth = revision.placement.deal().worth();
        return worth == null ? null : new Rates.Said(worth, revision.placement.lastStepAt());
    }

    private static @Nullable Object[] insertDeal(Revision revision, Map<Rates.Said, InBase> allInBase) {
        Placement p = revision.placement;
        PastDeal deal = p.deal();
        PastDeal.Close closed = deal.closed();
        Money worth = deal.worth();
        Rates.Said said = said(revision);
        InBase inBase = said == null ? null : allInBase.get(said);
        return new @Nullable Object[] {
            revision.dealId,
            deal.title(),
            deal.company(),
            p.pipeline().key(),
            p.pipeline().version(),
            p.stage().key(),
            p.stageEnteredAt(),
            p.state(),
            Category.of(p.pipeline(), p.stage(), p.state()),
            worth == null ? null : worth.amount(),
            worth == null ? null : worth.currency(),
            inBase == null ? null : inBase.rate(),
            inBase == null ? null : inBase.amount(),
            deal.owner(),
            revision.written.segments(),
            deal.history().getFirst().at(),
            p.lastStepAt(),
            keyOf(p.closedIn()),
            closed == null ? null : closed.reason(),
            closed == null ? null : closed.at()
        };
    }

    private static @Nullable Object[] replaceDeal(Revision revision, Map<Rates.Said, InBase> inBase) {
        // the same values, the id last instead of first
        @Nullable Object[] values = insertDeal(revision, inBase);
        System.arraycopy(values, 1, values, 0, values.length - 1);
        values[values.length - 1] = revision.dealId;
        return values;
    }

    private static List<@Nullable Object[]> rows(List<Revision> revisions, Function<Revision, @Nullable Object[]> row) {
        return revisions.stream().map(row).toList();
    }

    private static @Nullable String keyOf(@Nullable Stage stage) {
        return stage == null ? null : stage.key();
    }
}
