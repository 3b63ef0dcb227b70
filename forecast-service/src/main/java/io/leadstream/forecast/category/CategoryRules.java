package io.leadstream.forecast.category;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.List;
import java.util.Map;

/**
 * Which category the open deals of a stage are in.
 *
 * @param stages by stage key; of the others, the last SALE stage is COMMIT, the second half of those before it
 *     BEST_CASE, the first half PIPELINE, and preparation is OMITTED
 */
public record CategoryRules(Map<String, Category> stages) {

    /** Nothing is said of any stage. */
    public static final CategoryRules DEFAULT = new CategoryRules(Map.of());

    public CategoryRules {
        stages = Map.copyOf(stages);
        if (stages.containsValue(Category.CLOSED)) {
            throw new IllegalArgumentException("no open deal is closed");
        }
    }

    /** The category of the deals that stand open in a stage of a ladder. */
    public Category of(Ladder ladder, String stage) {
        Category said = stages.get(stage);
        return said != null ? said : byRank(ladder, stage);
    }

    private static Category byRank(Ladder ladder, String stage) {
        List<Stage> sale = ladder.sale();
        for (int rank = 1; rank <= sale.size(); rank++) {
            if (sale.get(rank - 1).key().equals(stage)) {
                return byRank(rank, sale.size());
            }
        }
        // open after the sale: the event that tells of the winning is still to come
        boolean after = ladder.postSale().stream().anyMatch(known -> known.key().equals(stage));
        return after ? Category.COMMIT : Category.OMITTED;
    }

    private static Category byRank(int rank, int stages) {
        if (stages > 1 && rank >= stages) {
            return Category.COMMIT;
        }
        return stages > 1 && 2 * rank > stages ? Category.BEST_CASE : Category.PIPELINE;
    }
}
