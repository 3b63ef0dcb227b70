package io.leadstream.forecast.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the buyer approves a deal, as far as it is known. The orders of the enums are part of the packed format: only
 * append.
 *
 * @param oralApprovalAt when the buyer said yes
 */
public record ApprovalPath(
        Legal legal,
        Budget budget,
        @Nullable Instant oralApprovalAt,
        @Nullable Instant signedAt,
        List<Step> steps,
        Due due) {

    public enum Legal {
        CFO_REVIEW,
        FRAMEWORK_AGREEMENT,
        STATEMENT_OF_WORK,
        UNKNOWN
    }

    public enum Budget {
        OWN,
        NEGOTIATED,
        UNKNOWN
    }

    public enum Track {
        LEGAL,
        BUDGET
    }

    public enum State {
        PENDING,
        IN_PROGRESS,
        APPROVED,
        REFUSED
    }

    /** What the days until the signature are taken from. */
    public enum Basis {
        NONE,
        USUAL_STEPS,
        PAST_DEALS,
        SIGNED
    }

    public ApprovalPath {
        steps = List.copyOf(steps);
    }

    /** Those of one track follow each other; the two tracks run side by side. */
    public record Step(
            String key,
            Track track,
            int expectedDays,
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    /**
     * When the signature is to be expected.
     *
     * @param days from oral approval to signature
     * @param pastDeals with the same path, of which both dates are known
     * @param close the day of the signature, if that can be told
     */
    public record Due(
            Basis basis, int days, int pastDeals, @Nullable LocalDate close) {}
}
