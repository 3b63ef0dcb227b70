package io.leadstream.qualification.rehearsal;

import io.leadstream.qualification.scoring.Proportion;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal found: how each version judges, against what really became of leads, and how much work it makes.
 *
 * @param leads all leads that could have become MQL in the time
 */
record Findings(
        @Schema(examples = "18250") long leads,
        ByVersion live,
        ByVersion draft,
        Difference difference,
        List<Week> weeks,
        List<Rep> reps) {

    /**
     * How one version judges.
     *
     * @param mqls leads that it makes MQL within the time
     */
    record ByVersion(@Schema(examples = "840") long mqls, Judgement sql, Judgement won) {}

    /**
     * Held against one real outcome.
     *
     * @param precision of the MQLs, those that came to the outcome afterwards
     * @param recall of those that came to the outcome, the ones that were MQL before
     * @param lift precision ÷ the share of all leads that came to the outcome; none when none did
     * @param missed those that came to it without having been MQL before
     */
    record Judgement(
            Proportion precision,
            Proportion recall,
            @Schema(examples = "3.4") @Nullable Double lift,
            @Schema(examples = "7") long missed) {

        static Judgement of(long mqls, long came, long foreseen, long outcomes, long leads) {
            Double precision = mqls == 0 ? null : (double) came / mqls;
            Double base = leads == 0 || outcomes == 0 ? null : (double) outcomes / leads;
            return new Judgement(
                    Proportion.of(came, mqls),
                    Proportion.of(foreseen, outcomes),
                    precision == null || base == null ? null : Math.round(precision / base * 1e4) / 1e4,
                    outcomes - foreseen);
        }
    }

    /**
     * Who would have been treated otherwise.
     *
     * @param gained MQL by the rehearsed version alone
     * @param lost MQL by the version in force alone
     * @param winsGained of the wins, those that the rehearsed version alone saw before
     * @param winsLost those that the version in force alone saw before
     */
    record Difference(
            @Schema(examples = "120") long gained,
            @Schema(examples = "75") long lost,
            @Schema(examples = "410") long sooner,
            @Schema(examples = "33") long later,
            @Schema(examples = "4") long winsGained,
            @Schema(examples = "1") long winsLost) {}

    /** The MQLs of a week, which begins on Monday in UTC. */
    record Week(
            @Schema(examples = "2026-02-09") LocalDate week,
            @Schema(examples = "31") long live,
            @Schema(examples = "38") long draft) {}

    /** The MQLs of a rep's leads in all, and a week. */
    record Rep(
            @Schema(description = "Absent: leads of nobody", examples = "rep-7") @Nullable
            String owner,

            @Schema(examples = "61") long live,
            @Schema(examples = "77") long draft,
            @Schema(examples = "4.7") double livePerWeek,
            @Schema(examples = "5.9") double draftPerWeek) {}
}
