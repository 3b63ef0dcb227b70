package io.leadstream.pipeline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageStandards;
import io.leadstream.pipeline.definition.StageTask;
import io.leadstream.pipeline.model.Assessment.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssessmentTest {

    /** Every combination of models that answers can lead to. */
    static List<Set<SalesModel>> combinations() {
        List<Set<SalesModel>> all = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            Set<SalesModel> models = EnumSet.of((bits & 1) == 0 ? SalesModel.INBOUND : SalesModel.OUTBOUND);
            add(models, bits & 2, SalesModel.RELATIONSHIP);
            add(models, bits & 4, SalesModel.TEAM);
            add(models, bits & 8, SalesModel.ACCOUNT_BASED);
            all.add(models);
        }
        return all;
    }

    private static void add(Set<SalesModel> models, int bit, SalesModel model) {
        if (bit != 0) {
            models.add(model);
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyProposalMeetsTheFourStandardsAsItStands(Set<SalesModel> models) {
        List<Stage> stages = Composition.of(models);

        assertEquals(List.of(), StageStandards.check(stages));
        assertEquals(
                stages.size(), new HashSet<>(stages.stream().map(Stage::key).toList()).size());
        long sale = stages.stream().filter(s -> s.phase() == Phase.SALE).count();
        assertTrue(sale >= 3 && sale <= 9, models + " has " + sale);
        for (int i = 1; i < stages.size(); i++) {
            assertTrue(stages.get(i - 1).phase().compareTo(stages.get(i).phase()) <= 0);
        }
    }

    @Test
    void inboundBeginsWithTheNeed() {
        assertEquals(
                "Need confirmed",
                Composition.of(Set.of(SalesModel.INBOUND)).getFirst().name());
    }

    @Test
    void outboundBeginsWithFitAndContact() {
        assertEquals(
                List.of("Fit identified", "Buyer replied", "Need confirmed"),
                names(Composition.of(Set.of(SalesModel.OUTBOUND))).subList(0, 3));
    }

    @Test
    void relationshipGoesOnAfterTheStart() {
        List<String> names = names(Composition.of(Set.of(SalesModel.INBOUND, SalesModel.RELATIONSHIP)));

        assertEquals(
                List.of("Live", "First value confirmed", "Further need confirmed"),
                names.subList(names.size() - 3, names.size()));
    }

    @Test
    void aTeamResearchesAfterTheNeedInParallelByRole() {
        Stage research =
                Composition.of(Set.of(SalesModel.INBOUND, SalesModel.TEAM)).get(1);

        assertEquals("Situation confirmed by the buyer", research.name());
        assertEquals(
                List.of("analyst", "marketing", "rep"),
                research.tasks().stream().map(StageTask::role).toList());
    }

    @Test
    void accountBasedPreparesAndRepeatsForEachGroup() {
        List<Stage> stages = Composition.of(Set.of(SalesModel.OUTBOUND, SalesModel.ACCOUNT_BASED));

        assertEquals(
                List.of("Target account identified", "Stakeholders listed", "Initial strategy drafted"),
                stages.stream()
                        .filter(s -> s.phase() == Phase.PREPARATION)
                        .map(Stage::name)
                        .toList());
        assertEquals(
                List.of("Buyer replied", "Product evaluated"),
                stages.stream().filter(Stage::repeatable).map(Stage::name).toList());
        assertTrue(names(stages).stream().noneMatch("Need confirmed"::equals));
    }

    @Test
    void withATeamResearchFollowsTheTargetAccount() {
        assertEquals(
                List.of("Target account identified", "Account researched"),
                names(Composition.of(Set.of(SalesModel.TEAM, SalesModel.ACCOUNT_BASED)))
                        .subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0.51, 0.5, 1, 1, INBOUND, ",
        "0.5, 0.5, 1, 2, OUTBOUND, ",
        "0.9, 0.85, 1, 2, INBOUND, ",
        "0.9, 0.9, 1, 2, RELATIONSHIP, INBOUND",
        "0.9, 0.6, 2, 2, TEAM, INBOUND",
        "0.9, 0.6, 1.9, 2, INBOUND, ",
        "0.1, 0.2, 1, 3, ACCOUNT_BASED, OUTBOUND",
        "0.1, 0.95, 4, 6, ACCOUNT_BASED, RELATIONSHIP TEAM OUTBOUND"
    })
    void theThresholdsDecide(
            String inbound, String existing, String people, String pitched, SalesModel dominant, String secondary) {
        Assessment assessment = assess(inbound, existing, people, pitched, true);

        assertEquals(dominant, assessment.dominant());
        assertEquals(
                secondary == null ? List.of() : List.of(secondary.split(" ")),
                assessment.secondary().stream().map(Enum::name).toList());
    }

    @Test
    void severalPeopleOnDifficultDealsOnlyAreNoTeam() {
        Assessment assessment = assess("0.9", "0.1", "5", "1", false);

        assertEquals(SalesModel.INBOUND, assessment.dominant());
        assertTrue(assessment.questions().get(2).reason().contains("not enough"));
    }

    private static Assessment assess(
            String inbound, String existing, String people, String pitched, boolean onEverySale) {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        answers.put(Question.LEAD_SOURCE, answer(inbound));
        answers.put(Question.EXISTING_CUSTOMERS, answer(existing));
        answers.put(Question.PEOPLE_PER_SALE, answer(people));
        answers.put(Question.PEOPLE_PITCHED, answer(pitched));
        return Assessment.of(answers, onEverySale, "proposed", "Proposed");
    }

    private static Answer answer(String value) {
        return new Answer(new BigDecimal(value), null);
    }

    private static List<String> names(List<Stage> stages) {
        return stages.stream().map(Stage::name).toList();
    }
}
