package io.leadstream.forecast.reading;

import io.leadstream.forecast.cells.Asked;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a question in days, where whole days and one segment are asked for: cells tell of no more. */
final class Days {

    /** Years 0 to 9999. */
    private static final int FIRST = -719_528;

    private static final int LAST = 2_932_896;

    private Days() {}

    static Optional<Asked> of(Question question) {
        Segmentation segmentation = question.segmentation();
        List<Condition> where = segmentation.where();
        boolean isOfOneSegment = where.isEmpty()
                || (where.size() == 1
                        && (segmentation.by() == null
                                || segmentation.by().equals(where.getFirst().segment())));
        Instant from = question.window().from();
        Instant to = question.window().to();
        if (segmentation.ofPairs() || !isOfOneSegment || !isWhole(from) || !isWhole(to)) {
            return Optional.empty();
        }
        return Optional.of(new Asked(
                from == null ? FIRST : day(from),
                to == null ? LAST : day(to),
                day(question.asOf()),
                question.imputed(),
                segmentation.by(),
                where.isEmpty() ? null : where(where.getFirst())));
    }

    /** The same of all deals: what other pipelines are asked for. */
    static Asked ofAll(Asked asked) {
        return new Asked(asked.from(), asked.to(), asked.asOf(), asked.imputed(), null, asked.where());
    }

    /** The same, whenever it was entered. */
    static Asked whenever(Asked asked) {
        return new Asked(FIRST, LAST, asked.asOf(), asked.imputed(), asked.by(), asked.where());
    }

    private static Asked.Where where(Condition condition) {
        boolean isNone = condition.value().equals(Segmentation.MISSING);
        return new Asked.Where(condition.segment(), isNone ? null : condition.value());
    }

    private static boolean isWhole(@Nullable Instant time) {
        return time == null || time.equals(time.truncatedTo(ChronoUnit.DAYS));
    }

    private static int day(Instant time) {
        return Math.clamp(Math.floorDiv(time.getEpochSecond(), 86_400L), FIRST, LAST);
    }
}
