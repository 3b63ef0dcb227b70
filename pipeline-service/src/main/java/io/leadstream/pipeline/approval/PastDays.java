package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.BuyerSegment;
import java.util.List;

/**
 * What past deals with the same path took, and of which companies they are: of those most like the buyer of which there
 * are enough, else of all.
 */
record PastDays(BuyerSegment of, MedianDays days) {

    /** Fewer past deals than this say less than wider ones do, or the usual steps. */
    static final int ENOUGH = 5;

    /** A past deal's days from the oral approval to the signature, and its buyer. */
    record One(BuyerSegment buyer, double days) {}

    static PastDays ofAll(MedianDays days) {
        return new PastDays(BuyerSegment.ALL, days);
    }

    static PastDays likeTo(BuyerSegment buyer, List<One> past) {
        for (BuyerSegment segment : buyer.andWider()) {
            List<Double> days = past.stream()
                    .filter(one -> segment.includes(one.buyer))
                    .map(One::days)
                    .toList();
            if (days.size() >= ENOUGH || segment.equals(BuyerSegment.ALL)) {
                return new PastDays(segment, MedianDays.of(days));
            }
        }
        throw new IllegalStateException("the last segment is all");
    }
}
