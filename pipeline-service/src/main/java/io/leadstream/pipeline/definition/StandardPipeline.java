package io.leadstream.pipeline.definition;

import static io.leadstream.pipeline.definition.Phase.POST_SALE;
import static io.leadstream.pipeline.definition.Phase.SALE;

import java.util.List;

/** The pipeline that is there at first start: a buyer who knows the problem, several who decide, a sale that goes on. */
public final class StandardPipeline {

    static final String KEY = "standard";

    public static final List<Stage> STAGES = List.of(
            sale(
                    1,
                    "NEED_CONFIRMED",
                    "Need confirmed",
                    "Qualify",
                    "The buyer has said which problem is to be solved, and by when",
                    criterion(
                            "problem-stated",
                            "The buyer stated the problem to be solved in their own words",
                            "the buyer's e-mail, or the call's recording at that minute"),
                    criterion(
                            "timeline-stated",
                            "The buyer named the date by which it must be solved",
                            "the buyer's e-mail or the meeting's minutes")),
            sale(
                    2,
                    "FIT_EVALUATED",
                    "Product evaluated",
                    "Demo",
                    "The buyer has seen the product do what they need, and wants to go on",
                    criterion(
                            "questions-answered",
                            "The buyer attended and had the questions answered",
                            "the recording, or the list of questions with the answers given"),
                    criterion(
                            "next-step-booked",
                            "Before the call ended the buyer booked a next meeting, or agreed to be sent a proposal",
                            "the calendar entry that the buyer accepted, or the recording's last minutes"),
                    criterion(
                            "summary-confirmed",
                            "The buyer replied to the summary e-mail and confirmed the next steps",
                            "that e-mail")),
            sale(
                    3,
                    "DECISION_PROCESS_SHARED",
                    "Decision process shared",
                    "Map the decision",
                    "The buyer has told who decides, how, and who holds the budget",
                    criterion(
                            "deciders-named",
                            "The buyer named who takes the final decision and who holds the budget",
                            "the buyer's e-mail, or the minutes that the buyer confirmed"),
                    criterion(
                            "steps-named",
                            "The buyer named the steps, signatures and dates up to a decision",
                            "the plan that the buyer sent or confirmed")),
            sale(
                    4,
                    "PROPOSAL_REVIEWED",
                    "Proposal reviewed",
                    "Send a proposal",
                    "The deciders have read the proposal and answered it",
                    criterion(
                            "proposal-answered",
                            "A decider answered the proposal in writing",
                            "that e-mail, or the proposal with the decider's comments"),
                    criterion("price-answered", "The budget holder answered the price in writing", "that e-mail")),
            sale(
                    5,
                    "TERMS_AGREED",
                    "Terms agreed",
                    "Negotiate",
                    "The buyer has agreed to the terms and knows who signs when",
                    criterion(
                            "terms-accepted",
                            "The buyer accepted the final terms in writing",
                            "the buyer's e-mail, or the contract with their mark-up resolved"),
                    criterion(
                            "signature-scheduled",
                            "The buyer named who signs and on which day",
                            "the buyer's e-mail, or the calendar entry")),
            after(
                    1,
                    "HANDED_OVER",
                    "Handed over",
                    "Introduce the implementation team",
                    "The customer knows who implements, and has told them what was promised",
                    criterion(
                            "kick-off-held",
                            "The customer attended the first meeting with the implementation team",
                            "the meeting's minutes with those who attended")),
            after(
                    2,
                    "IMPLEMENTING",
                    "Implementing",
                    "Implement",
                    "The customer has tested what they bought with their own data",
                    criterion(
                            "acceptance-tested",
                            "The customer ran their acceptance test and sent the result",
                            "the test protocol that the customer sent")),
            after(
                    3,
                    "LIVE",
                    "Live",
                    "Accompany the start",
                    "The customer works with it every day",
                    criterion(
                            "in-daily-use",
                            "The customer's users worked with it on five days of one week",
                            "the usage report of that week"),
                    criterion(
                            "go-live-confirmed",
                            "The customer confirmed the go-live in writing",
                            "that e-mail or the signed acceptance")));

    private StandardPipeline() {}

    private static Stage sale(
            int rank, String key, String name, String repAction, String outcome, ExitCriterion... criteria) {
        return new Stage(key, name, SALE, rank, repAction, outcome, List.of(criteria));
    }

    private static Stage after(
            int rank, String key, String name, String repAction, String outcome, ExitCriterion... criteria) {
        return new Stage(key, name, POST_SALE, rank, repAction, outcome, List.of(criteria));
    }

    private static ExitCriterion criterion(String key, String text, String inspectable) {
        return new ExitCriterion(key, text, inspectable, 1, List.of());
    }
}
