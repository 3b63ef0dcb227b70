package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.aftersale.Accountability.OfStage;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountabilityTest {

    private static final Pipeline PIPELINE = new Pipeline(
            "p",
            1,
            "P",
            List.of(
                    stage("TERMS", Phase.SALE, 1),
                    stage("HANDED_OVER", Phase.POST_SALE, 1),
                    stage("LIVE", Phase.POST_SALE, 2)));

    @Test
    void theOwnerDoesAllUntilSomebodyIsNamed() {
        assertEquals(
                List.of(
                        new OfStage("HANDED_OVER", "rep-1", "rep-1", "rep-1"),
                        new OfStage("LIVE", "rep-1", "rep-1", "rep-1")),
                Accountability.NONE.inStages(PIPELINE, "rep-1"));
    }

    @Test
    void customerSuccessDoesTheDailyWorkAndTheAccountManagerStaysAccountable() {
        assertEquals(
                new OfStage("LIVE", "cs-2", "cs-2", "am-3"),
                new Accountability("am-3", "cs-2", List.of())
                        .inStages(PIPELINE, "rep-1")
                        .getLast());
    }

    @Test
    void aStageMayDiffer() {
        var who = new Accountability("am-3", "cs-2", List.of(new OfStage("HANDED_OVER", "am-3", null, null)));

        assertEquals(
                List.of(
                        new OfStage("HANDED_OVER", "am-3", "cs-2", "am-3"),
                        new OfStage("LIVE", "cs-2", "cs-2", "am-3")),
                who.inStages(PIPELINE, "rep-1"));
    }

    @Test
    void nobodyIsInventedWhereNobodyIsKnown() {
        assertEquals(
                new OfStage("LIVE", null, null, null),
                Accountability.NONE.inStages(PIPELINE, null).getLast());
    }

    private static Stage stage(String key, Phase phase, int rank) {
        return new Stage(key, key, phase, rank, null, null, List.of());
    }
}
