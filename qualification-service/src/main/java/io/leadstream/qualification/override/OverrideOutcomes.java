package io.leadstream.qualification.override;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.override.ScoreOverride.Direction;
import io.leadstream.qualification.scoring.Proportion;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How leads converted whose score was overridden, beside what their computed grade let expect. */
@ApplicationScoped
class OverrideOutcomes {

    /** Leads of one direction, overridden at one computed grade. */
    record OfGrade(
            @Schema(description = "As computed when it was overridden", examples = "C3")
            String grade,

            @Schema(description = "That were sales-qualified afterwards")
            Proportion converted,

            @Schema(description = "With a deal won afterwards")
            Proportion won,

            @Schema(description = "Of all other leads of that computed grade, those sales-qualified")
            Proportion predicted) {}

    /**
     * Leads whose score was overridden in one direction before they were sales-qualified; a lead counts once, by its
     * first override.
     */
    record OfDirection(
            @Schema(examples = "RAISED") Direction direction,
            Proportion converted,
            Proportion won,

            @Schema(description = "The rate that the computed grades let expect of these leads", examples = "0.1834")
            @Nullable
            Double predicted,

            List<OfGrade> byGrade) {}

    // the first override of each lead that was given within the time, while there was something left to foretell
    static final String OVERRIDDEN = """
            select direction, computed_grade, count(*) as leads,
                   count(*) filter (where exists (
                     select 1 from lifecycle_step step
                     where step.lead_id = first.lead_id and to_state = 'SQL' and step.at >= first.at)) as converted,
                   count(*) filter (where exists (
                     select 1 from deal_outcome deal
                     where deal.lead_id = first.lead_id and outcome = 'WON' and closed_at >= first.at)) as won
            from score_override first
            where at >= ? and at < ? and number = 1
              and not exists (
                select 1 from lifecycle_step step
                where step.lead_id = first.lead_id and to_state = 'SQL' and step.at < first.at)
            group by direction, computed_grade order by direction, computed_grade""";

    // all leads whose score nobody overrode, by the grade as last computed
    static final String OTHERS = """
            select grade, count(*) as leads,
                   count(*) filter (where exists (
                     select 1 from lifecycle_step step
                     where step.lead_id = score.lead_id and to_state = 'SQL')) as converted
            from lead_score score
            where grade is not null
              and not exists (select 1 from score_override given where given.lead_id = score.lead_id)
            group by grade""";

    private record Count(Direction direction, String grade, long leads, long converted, long won) {}

    private final Sql sql;

    OverrideOutcomes(Sql sql) {
        this.sql = sql;
    }

    List<OfDirection> within(Instant from, Instant to) {
        var counts = sql.query(
                OVERRIDDEN,
                row -> new Count(
                        Direction.valueOf(String.valueOf(row.text("direction"))),
                        String.valueOf(row.text("computed_grade")),
                        row.number("leads"),
                        row.number("converted"),
                        row.number("won")),
                from,
                to);
        var predicted = counts.isEmpty() ? Map.<String, Proportion>of() : others();
        return Arrays.stream(Direction.values())
                .map(direction -> group(
                        direction,
                        counts.stream()
                                .filter(count -> count.direction() == direction)
                                .toList(),
                        predicted))
                .toList();
    }

    private Map<String, Proportion> others() {
        return sql
                .query(
                        OTHERS,
                        row -> Map.entry(
                                String.valueOf(row.text("grade")),
                                Proportion.of(row.number("converted"), row.number("leads"))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OfDirection group(Direction direction, List<Count> counts, Map<String, Proportion> predicted) {
        var byGrade = new ArrayList<OfGrade>();
        long leads = 0;
        long converted = 0;
        long won = 0;
        double expected = 0;
        long comparable = 0;
        for (Count count : counts) {
            var others = predicted.getOrDefault(count.grade(), Proportion.of(0, 0));
            byGrade.add(new OfGrade(
                    count.grade(),
                    Proportion.of(count.converted(), count.leads()),
                    Proportion.of(count.won(), count.leads()),
                    others));
            leads += count.leads();
            converted += count.converted();
            won += count.won();
            if (others.of() > 0) {
                expected += count.leads() * (double) others.hits() / others.of();
                comparable += count.leads();
            }
        }
        return new OfDirection(
                direction,
                Proportion.of(converted, leads),
                Proportion.of(won, leads),
                comparable == 0 ? null : Math.round(expected / comparable * 1e4) / 1e4,
                List.copyOf(byGrade));
    }
}
