package io.leadstream.forecast.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.stories.Story;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryRulesTest {

    private static Ladder ofStages(int count) {
        List<Stage> stages = IntStream.rangeClosed(1, count)
                .mapToObj(rank -> new Stage("S" + rank, "Stage", Phase.SALE, rank))
                .toList();
        var version = new PipelineVersion("p", "P", 1, false, stages);
        return Ladder.of(version, List.of(version));
    }

    private static List<Category> byDefault(int count) {
        Ladder ladder = ofStages(count);
        return IntStream.rangeClosed(1, count)
                .mapToObj(rank -> CategoryRules.DEFAULT.of(ladder, "S" + rank))
                .toList();
    }

    @Test
    void theLastStageIsCommittedAndTheSecondHalfOfTheOthersBestCase() {
        assertEquals(
                List.of(Category.PIPELINE, Category.PIPELINE, Category.BEST_CASE, Category.BEST_CASE, Category.COMMIT),
                byDefault(5));
        assertEquals(List.of(Category.PIPELINE, Category.COMMIT), byDefault(2));
        assertEquals(List.of(Category.PIPELINE), byDefault(1));
    }

    @Test
    void preparationIsNotCountedOn() {
        assertEquals(Category.OMITTED, CategoryRules.DEFAULT.of(Story.ladder(), "P"));
    }

    @Test
    void whatIsSaidOfAStageTakesPrecedence() {
        var rules = new CategoryRules(Map.of("A", Category.COMMIT, "C", Category.OMITTED));
        assertEquals(Category.COMMIT, rules.of(Story.ladder(), "A"));
        assertEquals(Category.BEST_CASE, rules.of(Story.ladder(), "B"));
        assertEquals(Category.OMITTED, rules.of(Story.ladder(), "C"));
    }

    @Test
    void noStageIsClosedByRule() {
        assertThrows(IllegalArgumentException.class, () -> new CategoryRules(Map.of("A", Category.CLOSED)));
    }
}
