package io.leadstream.pipeline.deal;

/** A command that the deal's state does not permit. Each is named by the fact. */
public abstract sealed class DealRefusal extends RuntimeException
        permits ApprovalMissing,
                BeforeLastFact,
                DealCannotGoThere,
                ExitCriteriaUnmet,
                LeadHasOpenDeal,
                LeadIsErased,
                StageRuleForbids {

    private final String why;

    DealRefusal(String why) {
        super(why);
        this.why = why;
    }

    /** The fact, for the person who gets the refusal. */
    public String why() {
        return why;
    }
}
