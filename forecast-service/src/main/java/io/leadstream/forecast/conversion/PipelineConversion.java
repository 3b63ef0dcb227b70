package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingCells;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversion in one pipeline, in the sale and after it, shrunk towards that of all pipelines. */
public record PipelineConversion(Conversion sale, Conversion afterSale) {

    /** Counts journeys along a ladder; those along others tell what is common to all pipelines. */
    public static CountingCells<PipelineConversion> counting(Ladder ladder, Question question) {
        return new Count(ladder, question);
    }

    private static final class Count implements CountingCells<PipelineConversion> {
        private final CohortConversion sale;
        private final CohortConversion afterSale;
        private final Map<String, CohortConversion> elsewhere = new HashMap<>();
        private final Question ofAll;

        Count(Ladder ladder, Question question) {
            sale = CohortConversion.ofSale(ladder, question);
            afterSale = CohortConversion.afterSale(ladder, question);
            // of the others only the sum is needed
            var together = new Segmentation(null, question.segmentation().where());
            ofAll = new Question(
                    question.asOf(), question.window(), together, question.imputed(), question.confidence());
        }

        @Override
        public void add(Journey journey) {
            sale.add(journey);
            afterSale.add(journey);
        }

        @Override
        public void addElsewhere(Ladder ladder, Journey journey) {
            elsewhere(ladder).add(journey);
        }

        @Override
        public void add(Goal goal, int rank, Group group, Tally tally) {
            switch (goal) {
                case NEXT -> sale.add(group, rank, tally);
                case NEXT_AFTER_SALE -> afterSale.add(group, rank, tally);
                case WON, CLOSED, WORTH, OPEN, STAY -> throw new IllegalArgumentException("no conversion: " + goal);
            }
        }

        @Override
        public void addElsewhere(Ladder ladder, Goal goal, int rank, Tally tally) {
            elsewhere(ladder).add(Segmentation.ALL, rank, tally);
        }

        private CohortConversion elsewhere(Ladder ladder) {
            return elsewhere.computeIfAbsent(ladder.pipeline(), _ -> CohortConversion.ofSale(ladder, ofAll));
        }

        @Override
        public PipelineConversion result() {
            sale.alignWith(afterSale);
            Share after = afterSale.pooled();
            return new PipelineConversion(
                    sale.shrunkFrom(shareOfPipeline()), afterSale.shrunkFrom(after.n() == 0 ? null : after.rate()));
        }

        /** The pipeline's share over its stages, shrunk towards that of all; null when nothing is settled. */
        private @Nullable Double shareOfPipeline() {
            Share own = sale.pooled();
            List<Share> shares = new ArrayList<>(List.of(own));
            elsewhere.values().forEach(other -> shares.add(other.pooled()));
            Share all = shares.stream().reduce(Share.NONE, Share::plus);
            return all.n() == 0 ? null : Shrinkage.around(all.rate(), shares).rateOf(own);
        }
    }
}
