package io.leadstream.pipeline.committee;

/** The eight roles that people of the buying side play. One person may hold several, several people the same. */
public enum BuyingRole {
    DECISION_MAKER(
            "decision maker",
            "takes the final decision",
            "the closer to them, the likelier the close; reached directly or through a champion who introduces us"),
    CHAMPION(
            "champion",
            "enthusiastic, fights for us inside, has part in the process and the final decision, no authority alone",
            "equip them with resources to sell to their decision maker"),
    INFLUENCER(
            "influencer",
            "can sway committee members, does not own the outcome",
            "as primary contact needs more convincing than a champion, also to bring the decision maker in"),
    END_USER(
            "end user",
            "uses the product",
            "little power alone, much as a group; especially important in product-led growth, because they spread it"),
    BLOCKER(
            "blocker",
            "can stop the process (the owner of the tech stack, say)",
            "find early, learn the objection from the contact, work on it"),
    EXECUTIVE_SPONSOR(
            "executive sponsor",
            "in leadership but not the decider: consultant, board member",
            "opens doors, may also block; a sponsor alone guarantees neither close nor adoption: a plan to win decision"
                    + " makers and champions is needed"),
    LEGAL_AND_COMPLIANCE(
            "legal and compliance",
            "owns the contract terms",
            "slows the end: an orally approved deal may need another month. Small company: the CFO reviews. Larger:"
                    + " framework agreement or statement of work → procurement and legal → CFO. Ask early: it moves the"
                    + " forecast close date. The oral approval's date is recorded and oral → signature measured"),
    BUDGET_HOLDER(
            "budget holder",
            "controls the money",
            "own team budget, mostly still with finance's approval; or none set: negotiated with the C-suite; or unknown"
                    + " (risk). The budget path plans the last steps");

    private final String title;
    private final String does;
    private final String means;

    BuyingRole(String title, String does, String means) {
        this.title = title;
        this.does = does;
        this.means = means;
    }

    /** As people say it. */
    public String title() {
        return title;
    }

    /** What they do. */
    public String does() {
        return does;
    }

    /** What it means for the deal. */
    public String means() {
        return means;
    }
}
