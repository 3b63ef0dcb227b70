package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.aftersale.Shares.Share;
import org.jspecify.annotations.Nullable;

/**
 * How many promises of won deals stand how.
 *
 * @param unchecked nobody asked the customer yet
 */
record PromiseTally(long kept, long partly, long broken, long noAnswer, long unchecked) {

    static final PromiseTally NONE = new PromiseTally(0, 0, 0, 0, 0);

    /** More than 80 to 85 % of promises should be kept. */
    static final double TARGET_FROM = 0.80;

    static final double TARGET_TO = 0.85;

    /** The share of kept promises beside the target. */
    enum Verdict {
        ABOVE,
        WITHIN,
        BELOW
    }

    PromiseTally plus(PromiseStanding standing, long promises) {
        return switch (standing) {
            case KEPT -> new PromiseTally(kept + promises, partly, broken, noAnswer, unchecked);
            case PARTLY -> new PromiseTally(kept, partly + promises, broken, noAnswer, unchecked);
            case BROKEN -> new PromiseTally(kept, partly, broken + promises, noAnswer, unchecked);
            case NO_ANSWER -> new PromiseTally(kept, partly, broken, noAnswer + promises, unchecked);
            case UNCHECKED -> new PromiseTally(kept, partly, broken, noAnswer, unchecked + promises);
        };
    }

    long answered() {
        return kept + partly + broken;
    }

    long asked() {
        return answered() + noAnswer;
    }

    /** Of the promises that customers answered for: a partly kept one is not kept. */
    @Nullable
    Share keptShare() {
        return Shares.of(kept, answered());
    }

    @Nullable
    Share responseRate() {
        return Shares.of(answered(), asked());
    }

    @Nullable
    Verdict verdict() {
        Share share = keptShare();
        return share == null ? null : verdict(share.share());
    }

    /** Whether the whole interval says the same as the share. */
    boolean isCertain() {
        Share share = keptShare();
        return share != null && verdict(share.low()) == verdict(share.high());
    }

    private static Verdict verdict(double share) {
        return share > TARGET_TO ? Verdict.ABOVE : share < TARGET_FROM ? Verdict.BELOW : Verdict.WITHIN;
    }
}
