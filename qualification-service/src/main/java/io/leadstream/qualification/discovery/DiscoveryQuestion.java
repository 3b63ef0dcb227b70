package io.leadstream.qualification.discovery;

import io.leadstream.qualification.framework.FactWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ask, in the order of a first conversation: its seven questions, the four kinds of SPIN, and what frameworks
 * want to know beyond these. The fact that a question is chiefly about stands first.
 */
public enum DiscoveryQuestion {
    PROBLEM(
            Kind.CONVERSATION,
            "Which problem do you hope to solve?",
            FactWord.NEED,
            FactWord.PAIN,
            FactWord.CHALLENGES),
    OTHER_SOLUTION(Kind.CONVERSATION, "Do you have another solution for it today?", FactWord.EXISTING_SOLUTION),
    WHY_NOW(Kind.CONVERSATION, Cluster.TIMELINE, "If not, why solve it now?", FactWord.URGENCY, FactWord.PRIORITY),
    GOALS(Kind.CONVERSATION, "Which goals do you want to reach?", FactWord.GOALS, FactWord.PLANS),
    IDEAL_TIMELINE(Kind.CONVERSATION, Cluster.TIMELINE, "What would be your ideal timeline?", FactWord.TIMELINE),
    WHO_DECIDES(
            Kind.CONVERSATION,
            Cluster.HIERARCHY,
            "Who makes the final decision?",
            FactWord.AUTHORITY,
            FactWord.ECONOMIC_BUYER,
            FactWord.DECISION_PROCESS),
    BUDGET(Kind.CONVERSATION, Cluster.BUDGET, "What is the budget?", FactWord.BUDGET),
    SITUATION(
            Kind.SITUATION,
            "How do you work today: who, with which tools, in which steps?",
            FactWord.SITUATION,
            FactWord.EXISTING_SOLUTION),
    SPIN_PROBLEM(Kind.PROBLEM, "What is hard about it, and for whom most?", FactWord.PAIN, FactWord.CHALLENGES),
    IMPLICATION(
            Kind.IMPLICATION,
            "What follows from that for you, your team, your customers?",
            FactWord.IMPLICATIONS,
            FactWord.CONSEQUENCES),
    NEED_PAYOFF(
            Kind.NEED_PAYOFF,
            "If that were solved, what would it be worth to you?",
            FactWord.NEED_PAYOFF,
            FactWord.ECONOMIC_IMPACT),
    PLANS(Kind.FRAMEWORK, "What are you planning to do about it already?", FactWord.PLANS),
    CONSEQUENCES(Kind.FRAMEWORK, "What happens if you do nothing?", FactWord.CONSEQUENCES),
    PRIORITY(Kind.FRAMEWORK, Cluster.TIMELINE, "Where does it stand among your other undertakings?", FactWord.PRIORITY),
    METRICS(Kind.FRAMEWORK, "By which figures will you judge whether it was a success?", FactWord.METRICS),
    ECONOMIC_IMPACT(
            Kind.FRAMEWORK, Cluster.BUDGET, "What would it earn or save you in a year?", FactWord.ECONOMIC_IMPACT),
    ECONOMIC_BUYER(Kind.FRAMEWORK, Cluster.HIERARCHY, "Who controls the money for it?", FactWord.ECONOMIC_BUYER),
    ACCESS(Kind.FRAMEWORK, Cluster.HIERARCHY, "Could you introduce us to whoever decides?", FactWord.ACCESS),
    CHAMPION(
            Kind.FRAMEWORK,
            Cluster.HIERARCHY,
            "Who suffers from it most, and would stand up for a solution?",
            FactWord.CHAMPION),
    DECISION_CRITERIA(
            Kind.FRAMEWORK, "By what will you compare offers, and what weighs how much?", FactWord.DECISION_CRITERIA),
    DECISION_PROCESS(
            Kind.FRAMEWORK,
            Cluster.HIERARCHY,
            "In which steps will you decide: whose signatures, by when?",
            FactWord.DECISION_PROCESS),
    COMPETITION(
            Kind.FRAMEWORK,
            "Who else is on your list, and what could we do for you that they cannot?",
            FactWord.COMPETITIVE_ADVANTAGE),
    PROPOSAL(Kind.CHECKLIST, "Would this solve it: what do you think of our proposal?", FactWord.PROPOSED_SOLUTION),
    KNOWLEDGE_OF_US(Kind.CHECKLIST, "What do you know about us already?", FactWord.KNOWLEDGE_OF_US);

    /** Where a question comes from. */
    public enum Kind {
        /** One of the seven of a first conversation. */
        CONVERSATION,
        SITUATION,
        PROBLEM,
        IMPLICATION,
        NEED_PAYOFF,
        /** What some framework wants to know besides. */
        FRAMEWORK,
        /** What the checklist of a qualified lead wants to know besides. */
        CHECKLIST;

        /** One of the four kinds of SPIN. */
        public boolean isSpin() {
            return switch (this) {
                case SITUATION, PROBLEM, IMPLICATION, NEED_PAYOFF -> true;
                case CONVERSATION, FRAMEWORK, CHECKLIST -> false;
            };
        }
    }

    /** What questions gather round. */
    public enum Cluster {
        BUDGET,
        TIMELINE,
        HIERARCHY
    }

    private final Kind kind;
    private final @Nullable Cluster cluster;
    private final String text;
    private final List<FactWord> fills;

    DiscoveryQuestion(Kind kind, String text, FactWord... fills) {
        this(kind, null, text, fills);
    }

    DiscoveryQuestion(Kind kind, @Nullable Cluster cluster, String text, FactWord... fills) {
        this.kind = kind;
        this.cluster = cluster;
        this.text = text;
        this.fills = List.of(fills);
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable Cluster cluster() {
        return cluster;
    }

    public String text() {
        return text;
    }

    /** The facts that an answer fills, the chief one first. */
    public List<FactWord> fills() {
        return fills;
    }

    FactWord chief() {
        return fills.getFirst();
    }
}
