package io.leadstream.pipeline.committee;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a committee may lack, and what to do about it. */
@Schema(name = "CommitteeRisk")
public enum Risk {
    NO_DECISION_MAKER(
            "nobody on the committee is known to take the final decision",
            "Ask the primary contact who takes the final decision, and ask the champion for an introduction"),
    DECISION_MAKER_OUT_OF_REACH(
            "we have not spoken with a decision maker, and nobody with whom we spoke has introduced us to one",
            "Ask the champion, or else the sponsor, to introduce us to the decision maker"),
    SINGLE_THREADED(
            "all contact runs through one person at most: when they leave, the deal leaves with them",
            "Ask the contact who else is involved, and meet a second person before the next stage"),
    CHAMPION_SILENT(
            "the champion has not spoken with us for too long",
            "Call the champion: ask what has changed inside, and agree the next date"),
    CHAMPION_WITHOUT_RESOURCES(
            "the champion has nothing from us to sell with inside",
            "Give the champion what their decision maker asks for: the business case, a reference, the security answers"),
    BLOCKER_NOT_ADDRESSED(
            "somebody can stop the process, and their objection is not known or not answered",
            "Learn the objection from the contact, and answer it with the blocker in person"),
    SPONSOR_ALONE(
            "a sponsor alone guarantees neither close nor adoption: there is no decision maker and no champion beside"
                    + " them",
            "Make a plan with the sponsor to win a decision maker and a champion"),
    END_USERS_UNHEARD(
            "nobody who would use the product has been heard",
            "Ask for two or three end users, and let them try it and say what they think"),
    LEGAL_PATH_UNKNOWN(
            "nobody knows how the contract is approved: an orally approved deal may need another month",
            "Ask who reviews the contract and in which order, and record the legal path"),
    BUDGET_PATH_UNKNOWN(
            "nobody knows whether the budget is the team's own or has to be negotiated",
            "Ask the budget holder where the money comes from and who approves it, and record the budget path");

    private final String why;
    private final String nextStep;

    Risk(String why, String nextStep) {
        this.why = why;
        this.nextStep = nextStep;
    }

    String why() {
        return why;
    }

    String nextStep() {
        return nextStep;
    }
}
