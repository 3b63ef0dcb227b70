package io.leadstream.lead.card;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The leads' standings; the later sequence wins, whatever order events arrive in. What is said of a lead that is erased
 * is passed over.
 */
@ApplicationScoped
public class Standings {

    private static final String FIND = """
            select lead_id, lifecycle, fit, engagement, total, grade from standing where lead_id = any (?)""";

    // the leads in one order, so that no two wait for each other
    private static final String SET_LIFECYCLES = """
            insert into standing as s (lead_id, lifecycle, lifecycle_sequence)
            select l.id, said.lifecycle, said.sequence
            from unnest(?::uuid[], ?::text[], ?::bigint[]) as said (lead_id, lifecycle, sequence)
              join lead l on l.id = said.lead_id
            order by l.id for key share of l
            on conflict (lead_id) do update
              set lifecycle = excluded.lifecycle, lifecycle_sequence = excluded.lifecycle_sequence
              where s.lifecycle_sequence < excluded.lifecycle_sequence""";

    private static final String SET_SCORES = """
            insert into standing as s (lead_id, fit, engagement, total, grade, score_sequence)
            select l.id, said.fit, said.engagement, said.total, said.grade, said.sequence
            from unnest(?::uuid[], ?::numeric[], ?::numeric[], ?::numeric[], ?::text[], ?::bigint[])
                as said (lead_id, fit, engagement, total, grade, sequence)
              join lead l on l.id = said.lead_id
            order by l.id for key share of l
            on conflict (lead_id) do update
              set fit = excluded.fit, engagement = excluded.engagement, total = excluded.total,
                  grade = excluded.grade, score_sequence = excluded.score_sequence
              where s.score_sequence < excluded.score_sequence""";

    private final Sql sql;

    Standings(Sql sql) {
        this.sql = sql;
    }

    /** Where a lead stands, as of the {@code sequence}-th event about it. */
    public record Lifecycle(UUID leadId, String lifecycle, long sequence) {}

    /** A lead's score, as of the {@code sequence}-th event about it. */
    public record Score(
            UUID leadId, BigDecimal fit, BigDecimal engagement, BigDecimal total, String grade, long sequence) {}

    Standing of(UUID leadId) {
        return of(List.of(leadId)).getOrDefault(leadId, Standing.UNKNOWN);
    }

    Map<UUID, Standing> of(Collection<UUID> leadIds) {
        var found = new HashMap<UUID, Standing>();
        sql.list(
                FIND,
                row -> found.put(
                        row.getObject(1, UUID.class),
                        new Standing(
                                row.getString(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5),
                                row.getString(6))),
                leadIds);
        return found;
    }

    /** Takes over where leads stand. */
    public void setLifecycles(Collection<Lifecycle> said) {
        sql.all(
                SET_LIFECYCLES,
                latest(said, Lifecycle::leadId, Lifecycle::sequence).stream()
                        .map(one -> new @Nullable Object[] {one.leadId(), one.lifecycle(), one.sequence()})
                        .toList());
    }

    /** Takes over how leads score. */
    public void setScores(Collection<Score> said) {
        sql.all(
                SET_SCORES,
                latest(said, Score::leadId, Score::sequence).stream()
                        .map(one -> new @Nullable Object[] {
                            one.leadId(), one.fit(), one.engagement(), one.total(), one.grade(), one.sequence()
                        })
                        .toList());
    }

    /** Of each lead what counts: a statement may write a row once. */
    private static <T> Collection<T> latest(Collection<T> said, Function<T, UUID> lead, Function<T, Long> sequence) {
        BinaryOperator<T> later = (one, other) -> sequence.apply(one) < sequence.apply(other) ? other : one;
        var latest = new HashMap<UUID, T>();
        said.forEach(one -> latest.merge(lead.apply(one), one, later));
        return new ArrayList<>(latest.values());
    }
}
