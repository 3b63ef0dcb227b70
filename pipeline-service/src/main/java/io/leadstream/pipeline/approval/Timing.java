package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.BuyerSegment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a known path moves the expected close, and why.
 *
 * @param days from the oral approval to the signature, by {@code basis}
 * @param past what past deals with the same path took
 * @param pastBuyers of which companies those are: the most like the buyer of which there are enough; empty for all
 * @param expectedClose the deal's own, when the buyer is expected to say yes
 * @param close when the signature is to be expected; null when nothing says when
 * @param movedByDays from the one to the other; 0 when nothing is known
 */
@Schema(name = "ApprovalTiming")
record Timing(
        Basis basis,
        int days,
        MedianDays past,
        BuyerSegment pastBuyers,
        @Nullable LocalDate expectedClose,
        @Nullable LocalDate close,
        long movedByDays,
        String because) {

    /** From where the days are. */
    @Schema(name = "ApprovalTimingBasis")
    enum Basis {
        NONE,
        USUAL_STEPS,
        PAST_DEALS,
        SIGNED
    }

    static Timing of(Plan plan, @Nullable LocalDate expectedClose, PastDays past, Instant now) {
        Instant signedAt = plan.signedAt();
        if (signedAt != null) {
            return new Timing(
                    Basis.SIGNED,
                    0,
                    past.days(),
                    past.of(),
                    expectedClose,
                    day(signedAt),
                    moved(expectedClose, day(signedAt)),
                    "it is signed");
        }
        KnownPaths known = plan.known();
        if (!known.legal() && !known.budget()) {
            return new Timing(
                    Basis.NONE,
                    0,
                    past.days(),
                    past.of(),
                    expectedClose,
                    expectedClose,
                    0,
                    "neither the legal nor the budget path is known: an orally approved deal may need another month");
        }
        return byDays(plan, expectedClose, past, now);
    }

    private static Timing byDays(Plan plan, @Nullable LocalDate expectedClose, PastDays past, Instant now) {
        Double median = past.days().n() < PastDays.ENOUGH ? null : past.days().median();
        boolean measured = median != null;
        int days = median == null ? plan.expectedDays() : (int) Math.round(median);
        String path = plan.legal() + " and " + plan.budget();
        String because = measured
                ? "%d past deals with %s took a median of %d days from oral approval to signature"
                        .formatted(past.days().n(), path + companies(past.of()), days)
                : "the usual steps of %s take %d days; %d past deals have shown theirs, %d are needed"
                        .formatted(path, days, past.days().n(), PastDays.ENOUGH);
        LocalDate close = close(plan, expectedClose, days, now);
        return new Timing(
                measured ? Basis.PAST_DEALS : Basis.USUAL_STEPS,
                days,
                past.days(),
                past.of(),
                expectedClose,
                close,
                moved(expectedClose, close),
                because);
    }

    private static String companies(BuyerSegment of) {
        return of.words().isEmpty() ? "" : ", at companies" + of.words() + ",";
    }

    /** Steps that are over before the buyer says yes take no time afterwards; nothing is expected in the past. */
    private static @Nullable LocalDate close(Plan plan, @Nullable LocalDate expectedClose, int days, Instant now) {
        int all = plan.expectedDays();
        double open = all == 0 ? 1 : (double) plan.openDays() / all;
        Instant oral = plan.oralApprovalAt();
        if (oral != null) {
            Instant expected = oral.plus(Duration.ofDays(days));
            return day(open == 0 || expected.isBefore(now) ? now : expected);
        }
        return expectedClose == null ? null : expectedClose.plusDays(Math.round(days * open));
    }

    private static long moved(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
