package io.leadstream.qualification.prediction;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Own leads as they were when they were to be scored, and what became of them since. */
@ApplicationScoped
class OwnLeads {

    static final int AT_ONCE = 500;

    static final String CAPTURED = """
            select lead_id, occurred_at from lead_profile
            where captured and not exists (select 1 from lead_merge m where m.merged_id = lead_profile.lead_id and m.merged)
              and (occurred_at, lead_id) < (?, ?) and occurred_at >= ?
            order by occurred_at desc, lead_id desc limit ?""";

    // reached SQL, or won a deal, whichever came first
    static final String CONVERTED = """
            select l.lead_id,
                   least((select min(at) from lifecycle_step s where s.lead_id = l.lead_id and s.to_state = 'SQL'),
                         (select min(coalesce(closed_at, known_at)) from deal_outcome d
                          where d.lead_id = l.lead_id and d.outcome = 'WON')) as converted_at
            from unnest(?::uuid[]) l (lead_id)""";

    private static final UUID LAST = new UUID(-1, -1);

    private record Captured(UUID lead, Instant at) {}

    private record Converted(UUID lead, @Nullable Instant at) {

        static Converted read(Row row) throws SQLException {
            return new Converted(row.id("lead_id"), row.instantOrNull("converted_at"));
        }
    }

    /** Leads in parts; the next part is of leads that came before. */
    private record Part(List<Example> examples, @Nullable Captured last) {}

    private final Sql sql;
    private final LeadHistories histories;
    private final PredictionConfig config;

    OwnLeads(Sql sql, LeadHistories histories, PredictionConfig config) {
        this.sql = sql;
        this.histories = histories;
        this.config = config;
    }

    /** A lead's values as they count now: those of when it was to be scored, or of now before that. */
    Optional<@Nullable String[]> valuesOf(LeadHistory history, Instant now) {
        return scoredAt(history)
                .map(at -> at.isBefore(now) ? at : now)
                .map(history::seenAt)
                .map(LeadFeatures::of);
    }

    /** Leads whose outcome was there by now, the newest of them at most so many. */
    Dataset mature(Instant since, Instant now, int most) {
        return collect(now.minus(config.scoredAfter()).minus(config.horizon()), Instant.EPOCH, since, now, most);
    }

    /** Leads that were to be scored between the two instants, whatever became of them: their labels mean nothing. */
    Dataset scored(Instant from, Instant to, int most) {
        Instant earliest = from.minus(config.scoredAfter());
        return collect(to.minus(config.scoredAfter()), earliest, Instant.EPOCH, Instant.MAX, most);
    }

    private Dataset collect(Instant capturedBy, Instant capturedFrom, Instant since, Instant now, int most) {
        var examples = new ArrayList<Example>();
        @Nullable Captured from = new Captured(LAST, capturedBy);
        while (from != null && examples.size() < most) {
            Part part = next(from, capturedFrom, since, now);
            examples.addAll(part.examples());
            from = part.last();
        }
        return new Dataset(LeadFeatures.FIELDS, examples.subList(0, Math.min(most, examples.size())));
    }

    private Part next(Captured before, Instant capturedFrom, Instant since, Instant now) {
        List<Captured> captured = sql.query(
                CAPTURED,
                row -> new Captured(row.id("lead_id"), row.instant("occurred_at")),
                before.at(),
                before.lead(),
                capturedFrom,
                AT_ONCE);
        List<UUID> ids = captured.stream().map(Captured::lead).distinct().toList();
        Map<UUID, LeadHistory> told = histories.of(ids);
        var converted = sql.query(CONVERTED, Converted::read, ids).stream().collect(toMap(Converted::lead, one -> one));
        List<Example> examples = ids.stream()
                .map(id -> example(told.getOrDefault(id, LeadHistory.EMPTY), converted.get(id)))
                .flatMap(Optional::stream)
                .filter(example -> isBetween(Objects.requireNonNull(example.outcomeAt()), since, now))
                .toList();
        return new Part(examples, captured.size() < AT_ONCE ? null : captured.getLast());
    }

    /** Known outcomes only: a lead that converted early waits for its horizon like those that did not. */
    private boolean isBetween(Instant outcome, Instant since, Instant now) {
        return outcome.isAfter(since) && !outcome.isAfter(now);
    }

    private Optional<Instant> scoredAt(LeadHistory history) {
        return history.captured().map(told -> told.countsFrom().plus(config.scoredAfter()));
    }

    /** Nothing of a lead that had converted before it was to be scored: there was nothing left to predict. */
    private Optional<Example> example(LeadHistory history, @Nullable Converted converted) {
        return scoredAt(history).flatMap(at -> {
            Instant horizon = at.plus(config.horizon());
            Instant outcome = converted == null ? null : converted.at();
            if (outcome != null && !outcome.isAfter(at)) {
                return Optional.empty();
            }
            LeadSnapshot seen = history.seenAt(at);
            boolean isConverted = outcome != null && !outcome.isAfter(horizon);
            // what was seen at that instant was known by it
            var known = Collections.<@Nullable Instant>nCopies(LeadFeatures.FIELDS.size(), at);
            return Optional.of(new Example(LeadFeatures.of(seen), isConverted, at, horizon, known));
        });
    }
}
