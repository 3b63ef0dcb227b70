package io.leadstream.pipeline.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageStandardsTest {

    private static final ExitCriterion PROVED = new ExitCriterion(
            "answered", "The buyer attended and had the questions answered", "the recording", 1, List.of());

    @Test
    void theStandardPipelineMeetsItsOwnStandards() {
        assertEquals(List.of(), StageStandards.check(StandardPipeline.STAGES));
    }

    @ParameterizedTest
    @CsvSource({
        "Demo, Product evaluated",
        "Product demo, Product evaluated",
        "Demo scheduled, Product evaluated",
        "Client presentation, Product evaluated",
        "Proposal sent, Proposal reviewed",
        "Send proposal, Proposal reviewed",
        "Quote, Proposal reviewed",
        "Negotiation, Terms agreed",
        "Closing, Terms agreed",
        "Qualified, Need confirmed",
        "Discovery call, Need confirmed",
        "Make contact, Buyer replied",
        "Call the buyer, Buyer replied",
        "Follow-up, Buyer replied",
        "ENGAGING, Buyer replied",
        "PROSPECTING, Fit identified",
        "Prospect, Fit identified",
        "Research, Situation confirmed by the buyer",
        "First check-in, First value confirmed",
        "Up-sell, Further need confirmed",
        "Onboarding, Handed over"
    })
    void aStageNamedAfterTheRepIsToldTheBuyersName(String name, String proposed) {
        Finding finding = only(sale(name, "The buyer has seen it", PROVED));

        assertEquals("stages[0].name", finding.field());
        assertEquals(Standard.BUYER_CENTRIC, finding.standard());
        assertEquals("call it \"" + proposed + "\"", finding.suggestion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Product evaluated",
                "Need confirmed",
                "Fit identified",
                "Buyer replied",
                "Decision process shared",
                "Proposal reviewed",
                "Terms agreed",
                "Demo attended",
                "Contract signed",
                "Handed over",
                "Implementing",
                "Live",
                "Prospect replied",
                "Situation confirmed by the buyer",
                "First value confirmed",
                "Pilot succeeded"
            })
    void aNameFromTheBuyersSidePasses(String name) {
        assertEquals(List.of(), check(sale(name, "The buyer has seen it", PROVED)));
    }

    @Test
    void preparationMayBeNamedAfterTheRepAndNeedsNoBuyerOutcome() {
        Stage preparation =
                new Stage("LIST", "Create stakeholder list", Phase.PREPARATION, 1, null, null, List.of(PROVED));

        assertEquals(List.of(), check(preparation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The buyer is interested",
                "We feel that it fits",
                "Good rapport",
                "The buyer seems happy",
                "A strong champion"
            })
    void aFeelingIsNotACriterion(String text) {
        Finding finding = only(sale("Product evaluated", "The buyer has seen it", criterion(text, "the recording")));

        assertEquals("stages[0].exitCriteria[0].text", finding.field());
        assertEquals(Standard.FACTUAL, finding.standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "n/a", "None", "-"})
    void aCriterionWithNothingToOpenIsNotInspectable(String nothing) {
        Finding finding =
                only(sale("Product evaluated", "The buyer has seen it", criterion("The buyer attended", nothing)));

        assertEquals("stages[0].exitCriteria[0].inspectable", finding.field());
        assertEquals(Standard.INSPECTABLE, finding.standard());
    }

    @Test
    void aStageWithoutExitCriteriaIsNotInspectable() {
        assertEquals(
                "stages[0].exitCriteria",
                only(sale("Product evaluated", "The buyer has seen it")).field());
    }

    @Test
    void aSaleStageWithoutBuyerOutcomeIsNotBuyerCentric() {
        assertEquals(
                "stages[0].buyerOutcome",
                only(sale("Product evaluated", null, PROVED)).field());
    }

    @Test
    void aStageThatDealsMayDoWithoutIsNotRequired() {
        Finding finding = only(sale("Pilot run (optional)", "The buyer has tested it", PROVED));

        assertEquals(Standard.REQUIRED, finding.standard());
        assertTrue(finding.sentence().startsWith("not required: \"optional\" says that deals may do without it"));
    }

    @Test
    void everyFailureOfADraftIsFoundAtOnce() {
        List<Finding> findings = StageStandards.check(List.of(
                sale("Need confirmed", "The buyer has told it", PROVED),
                sale("Demo", null, criterion("Buyer likes it", ""))));

        assertEquals(
                List.of(
                        "stages[1].exitCriteria[0].text",
                        "stages[1].exitCriteria[0].inspectable",
                        "stages[1].buyerOutcome",
                        "stages[1].name"),
                findings.stream().map(Finding::field).toList());
    }

    private static Finding only(Stage stage) {
        List<Finding> findings = check(stage);
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static List<Finding> check(Stage stage) {
        return StageStandards.check(List.of(stage));
    }

    private static Stage sale(String name, @Nullable String outcome, ExitCriterion... criteria) {
        return new Stage("STAGE", name, Phase.SALE, 1, null, outcome, List.of(criteria));
    }

    private static ExitCriterion criterion(String text, String inspectable) {
        return new ExitCriterion("c", text, inspectable, 1, List.of());
    }
}
