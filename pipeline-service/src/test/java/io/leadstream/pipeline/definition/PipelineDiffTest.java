package io.leadstream.pipeline.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.definition.PipelineDiff.ChangeKind;
import io.leadstream.pipeline.definition.PipelineDiff.CriterionChange;
import io.leadstream.pipeline.definition.PipelineDiff.FieldChange;
import io.leadstream.pipeline.definition.PipelineDiff.StageAdded;
import io.leadstream.pipeline.definition.PipelineDiff.StageMoved;
import io.leadstream.pipeline.definition.PipelineDiff.StageRemoved;
import io.leadstream.pipeline.definition.PipelineDiff.StageRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineDiffTest {

    private static final Pipeline FROM = pipeline(1, Map.of(), stage("A"), stage("B"), stage("C"));

    @Test
    void theSameIsNoDifference() {
        assertTrue(
                diff(pipeline(2, Map.of(), stage("A"), stage("B"), stage("C"))).nothing());
    }

    @Test
    void stagesAreAddedAndRemovedWithTheirSuccessor() {
        PipelineDiff diff = diff(pipeline(2, Map.of("B", "D"), stage("A"), stage("D"), stage("C")));

        assertEquals(List.of(new StageAdded("D", "D", Phase.SALE, 2)), diff.added());
        assertEquals(List.of(new StageRemoved("B", "B", Phase.SALE, "D")), diff.removed());
        assertEquals(List.of(), diff.moved());
    }

    @Test
    void asFewStagesAsPossibleHaveMoved() {
        PipelineDiff diff = diff(pipeline(2, Map.of(), stage("C"), stage("A"), stage("B")));

        assertEquals(List.of(new StageMoved("C", Phase.SALE, 3, Phase.SALE, 1)), diff.moved());
    }

    @Test
    void aStageOfAnotherPhaseHasMoved() {
        Stage after = new Stage("C", "C", Phase.POST_SALE, 1, null, null, List.of());

        assertEquals(
                List.of(new StageMoved("C", Phase.SALE, 3, Phase.POST_SALE, 1)),
                diff(pipeline(2, Map.of(), stage("A"), stage("B"), after)).moved());
    }

    @Test
    void namesRulesTasksAndCriteriaAreCompared() {
        Stage b = new Stage(
                "B",
                "Beta",
                Phase.SALE,
                2,
                "call",
                null,
                List.of(criterion("c", "new text"), criterion("d", "d")),
                new StageRules(
                        true,
                        false,
                        false,
                        new StageRules.Approvers(List.of("manager"), StageRules.ApprovalPoint.EXIT),
                        "P30D"),
                List.of(new StageTask("t", "Look", "analyst", null)),
                true);
        Stage old =
                new Stage("B", "B", Phase.SALE, 2, null, null, List.of(criterion("c", "text"), criterion("e", "e")));
        Pipeline from = pipeline(1, Map.of(), stage("A"), old);
        Pipeline to = pipeline(2, Map.of(), stage("A"), b);

        PipelineDiff diff = PipelineDiff.of(from, to, List.of(from, to));

        assertEquals(List.of(new StageRenamed("B", "B", "Beta")), diff.renamed());
        assertEquals(
                List.of(
                        new CriterionChange(
                                "B",
                                "c",
                                ChangeKind.CHANGED,
                                List.of(new FieldChange("B", "text", "text", "new text"))),
                        new CriterionChange("B", "d", ChangeKind.ADDED, List.of()),
                        new CriterionChange("B", "e", ChangeKind.REMOVED, List.of())),
                diff.criteria());
        assertEquals(
                List.of("repAction", "rules.noSkip", "rules.approval", "rules.maximumAge", "tasks", "repeatable"),
                diff.changed().stream().map(FieldChange::field).toList());
    }

    private static PipelineDiff diff(Pipeline to) {
        return PipelineDiff.of(FROM, to, List.of(FROM, to));
    }

    private static Pipeline pipeline(int version, Map<String, String> successors, Stage... stages) {
        List<Stage> ranked = new ArrayList<>();
        for (Stage s : stages) {
            int rank = (int) ranked.stream().filter(r -> r.phase() == s.phase()).count() + 1;
            ranked.add(new Stage(
                    s.key(),
                    s.name(),
                    s.phase(),
                    rank,
                    s.repAction(),
                    s.buyerOutcome(),
                    s.exitCriteria(),
                    s.rules(),
                    s.tasks(),
                    s.repeatable()));
        }
        return new Pipeline("p", version, "P", ranked, successors);
    }

    private static Stage stage(String key) {
        return new Stage(key, key, Phase.SALE, 1, null, null, List.of());
    }

    private static ExitCriterion criterion(String key, String text) {
        return new ExitCriterion(key, text, "mail", 1, List.of());
    }
}
