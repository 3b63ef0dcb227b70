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
        "Onboarding, Handed over",
        "Demo given, Product evaluated",
        "Demo completed, Product evaluated",
        "Presentation scheduled, Product evaluated",
        "Proof of value walkthrough, Product evaluated",
        "Value proposition, Proposal reviewed",
        "Proposal/Price quote, Proposal reviewed",
        "Proposal made, Proposal reviewed",
        "Pricing, Proposal reviewed",
        "Contract sent, Terms agreed",
        "Send the contract, Terms agreed",
        "Negotiation/Review, Terms agreed",
        "Negotiations started, Terms agreed",
        "Closed won, Terms agreed",
        "Closing call, Terms agreed",
        "Verbal commit, Terms agreed",
        "Handle objections, Terms agreed",
        "Needs analysis, Need confirmed",
        "Qualification, Need confirmed",
        "Sales qualified, Need confirmed",
        "Customer qualified, Need confirmed",
        "Cold call, Buyer replied",
        "Voicemail left, Buyer replied",
        "Contact made, Buyer replied",
        "Prospect contacted, Buyer replied",
        "E-mail sequence, Buyer replied",
        "Follow up, Buyer replied",
        "Appointment scheduled, First meeting attended",
        "Intro meeting, First meeting attended",
        "Site visit, First meeting attended",
        "Lead generation, Fit identified",
        "Sourcing, Fit identified",
        "Identify decision makers, Decision process shared",
        "Id. decision makers, Decision process shared",
        "Stakeholder mapping, Decision process shared",
        "Business review, First value confirmed",
        "Cross-selling, Further need confirmed",
        "Ask for referrals, Reference agreed",
        "Kick-off, Handed over"
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
                "Pilot succeeded",
                "Budget approved",
                "Price agreed",
                "Requirements documented",
                "Decision makers named",
                "Assessment completed by the buyer",
                "Buyer engaged legal",
                "Vendor chosen",
                "Business case accepted",
                "Legal review completed by the customer",
                "Users live",
                "First meeting attended",
                "Reference agreed",
                "Next step booked",
                "Offer accepted",
                "Security questionnaire returned",
                "Purchase order received"
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
    @ValueSource(
            strings = {
                "We sent the proposal",
                "We have presented to the committee",
                "I called the champion",
                "Our team prepared the business case",
                "Rep presented the deck",
                "The rep sent a summary",
                "The sales rep has qualified the budget",
                "Seller demonstrated the product",
                "Account executive met the CFO",
                "AE followed up twice",
                "SDR handed the lead over",
                "Salesperson understood the pain",
                "The account manager scheduled a meeting",
                "Our sales engineer ran the pilot",
                "Proposal sent",
                "The proposal was sent to the buyer",
                "Quote has been submitted",
                "Demo given",
                "Demo was held",
                "A demo scheduled with the team",
                "Presentation delivered",
                "Summary e-mail sent",
                "Contract drafted",
                "Contract is out",
                "The buyer was called",
                "The customer has been contacted",
                "Prospects were emailed",
                "Send the proposal",
                "Present a business case to the CFO",
                "Follow up with the buyer",
                "Schedule a meeting",
                "Identify the decision maker"
            })
    void whatTheRepDidIsNotABuyersOutcome(String text) {
        Finding finding = only(sale("Product evaluated", "The buyer has seen it", criterion(text, "the recording")));

        assertEquals("stages[0].exitCriteria[0].text", finding.field());
        assertEquals(Standard.BUYER_CENTRIC, finding.standard());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The buyer attended and had the questions answered",
                "Before the call ended the buyer booked a next meeting, or agreed to be sent a proposal",
                "The buyer replied to the summary e-mail and confirmed the next steps",
                "The buyer sent the signed contract back",
                "Contract sent back by the buyer with comments",
                "Proposal was answered in writing by a decider",
                "Proposal reviewed by the committee",
                "Demo attended by three users of the customer",
                "A decider answered the proposal in writing",
                "The budget holder answered the price in writing",
                "The buyer named who takes the final decision and who holds the budget",
                "The champion presented the business case to the CFO",
                "The customer's security team returned our questionnaire",
                "Purchase order received from the customer",
                "Legal opinion of the customer's counsel is on file",
                "All acceptance criteria are satisfied in the customer's test protocol",
                "The buyer named the interest rate that their leasing bank charges",
                "The champion made a warm introduction to the CFO",
                "The buyer's IT approved strong authentication by e-mail",
                "Customer's certificate of good standing was handed in",
                "Offer signed by the customer",
                "Order form countersigned by procurement",
                "The prospect stated the problem in their own words",
                "The users ran the pilot for ten working days",
                "The customer chose us among three vendors in writing",
                "Deciders compared the offers and shared the ranking",
                "The buyer rejected the price in writing and named theirs",
                "Kick-off date is in the customer's calendar",
                "The CFO confirmed the budget line by e-mail",
                "Weekly usage of at least ten users for four weeks"
            })
    void aFactOfTheBuyersSidePasses(String text) {
        assertEquals(
                List.of(), check(sale("Product evaluated", "The buyer has seen it", criterion(text, "the recording"))));
    }

    @Test
    void preparationMayTellWhatWeDid() {
        Stage preparation = new Stage(
                "STRATEGY",
                "Draft initial strategy",
                Phase.PREPARATION,
                1,
                null,
                null,
                List.of(criterion("We wrote the strategy for the account down", "the document")));

        assertEquals(List.of(), check(preparation));
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
