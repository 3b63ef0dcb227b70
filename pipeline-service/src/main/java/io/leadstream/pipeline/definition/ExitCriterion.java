package io.leadstream.pipeline.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buyer outcome that must be proved before a deal leaves a stage.
 *
 * @param key names it within its stage
 * @param inspectable what a manager opens to see the proof
 * @param minimumEvidence pieces of evidence it takes, at least 1
 * @param kinds the kinds that count; empty means any
 * @param minimumGrade evidence below it does not count; null means any does
 * @param expiresAfter an ISO 8601 duration: evidence counts for that long from when it occurred; null means for ever
 */
public record ExitCriterion(
        String key,
        String text,
        @Nullable String inspectable,
        int minimumEvidence,
        List<EvidenceKind> kinds,
        @Nullable EvidenceGrade minimumGrade,
        @Nullable String expiresAfter) {

    public ExitCriterion {
        if (minimumEvidence < 1) {
            throw new IllegalArgumentException("a criterion takes at least one piece of evidence");
        }
        kinds = List.copyOf(kinds);
    }

    /** A criterion whose evidence is of any grade and counts for ever. */
    public ExitCriterion(
            String key, String text, @Nullable String inspectable, int minimumEvidence, List<EvidenceKind> kinds) {
        this(key, text, inspectable, minimumEvidence, kinds, null, null);
    }

    /** Whether evidence of this kind counts. */
    public boolean accepts(EvidenceKind kind) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (minimumGrade == null || kind.grade().compareTo(minimumGrade) >= 0);
    }

    /** For how long evidence counts. */
    public Optional<Duration> life() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** What it takes beyond one piece of anything, in words; nothing where that is enough. */
    public Optional<String> demand() {
        if (minimumEvidence == 1 && kinds.isEmpty() && minimumGrade == null) {
            return Optional.empty();
        }
        String of = kinds.isEmpty()
                ? ""
                : " of the kind "
                        + String.join(" or ", kinds.stream().map(Enum::name).toList());
        String grade = minimumGrade == null ? "" : " of the grade " + minimumGrade + " or better";
        return Optional.of(minimumEvidence + (minimumEvidence == 1 ? " piece" : " pieces") + of + grade);
    }
}
