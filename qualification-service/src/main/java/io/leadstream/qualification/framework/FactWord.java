package io.leadstream.qualification.framework;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The canonical vocabulary: everything that is found out about a buyer, once, whichever framework asks for it. A word
 * is added here and nowhere else; frameworks only say which words fill which of their criteria.
 */
public enum FactWord {
    NEED("need", "The problem that the buyer hopes to solve", "no need"),
    PAIN("pain", "What hurts the buyer today, and whom most", "no pain identified"),
    CHALLENGES("challenges", "What stands between the buyer and the goals", "no challenges"),
    GOALS("goals", "What the buyer wants to reach, in figures where there are any", "no goals"),
    PLANS("plans", "What the buyer already plans to do about the goals", "no plans"),
    SITUATION("situation", "The buyer's surroundings: people, processes, tools", "situation unknown"),
    EXISTING_SOLUTION("existingSolution", "How the buyer solves the problem today", "existing solution unknown"),
    CONSEQUENCES("consequences", "What happens if the buyer does nothing", "no consequences of doing nothing"),
    IMPLICATIONS("implications", "What follows for the buyer and the buyer's company", "no implications"),
    NEED_PAYOFF("needPayoff", "What a solution would be worth, in the buyer's words", "no need-payoff"),
    METRICS("metrics", "The figures by which the buyer will judge success", "no metrics"),
    ECONOMIC_IMPACT("economicImpact", "What solving it earns or saves", "no economic impact", Shape.AMOUNT),
    BUDGET("budget", "How much money there is, or how it will be found", "no budget", Shape.AMOUNT),
    AUTHORITY("authority", "Who takes the final decision", "no one with authority"),
    ECONOMIC_BUYER("economicBuyer", "Who controls the money; often not the first contact", "no economic buyer"),
    ACCESS("access", "How we reach whoever decides", "no access to authority"),
    CHAMPION("champion", "Who fights for us inside; usually suffers the pain most", "no champion"),
    TIMELINE("timeline", "By when the buyer wants it solved", "no timeline", Shape.DAY),
    URGENCY("urgency", "Why the buyer solves it now", "no urgency"),
    PRIORITY("priority", "Where it stands among the buyer's other undertakings", "no priority"),
    DECISION_CRITERIA(
            "decisionCriteria",
            "By what the buyer compares offers, and the weights",
            "no decision criteria",
            Shape.CRITERIA),
    DECISION_PROCESS(
            "decisionProcess",
            "Who decides in which steps: signatures and dates",
            "no decision process",
            Shape.PROCESS),
    COMPETITIVE_ADVANTAGE(
            "competitiveAdvantage",
            "What we can offer this buyer that the competitors cannot",
            "no advantage over competitors"),
    PROPOSED_SOLUTION("proposedSolution", "What we proposed against the pains", "no solution proposed"),
    KNOWLEDGE_OF_US("knowledgeOfUs", "What the buyer knows about us already", "unknown what they know of us");

    /** How a value may be given besides text. */
    public enum Shape {
        TEXT,
        AMOUNT,
        DAY,
        CRITERIA,
        PROCESS
    }

    private static final Map<String, FactWord> BY_KEY =
            Stream.of(values()).collect(toUnmodifiableMap(FactWord::key, Function.identity()));

    private final String key;
    private final String text;
    private final String gap;
    private final Shape shape;

    FactWord(String key, String text, String gap) {
        this(key, text, gap, Shape.TEXT);
    }

    FactWord(String key, String text, String gap, Shape shape) {
        this.key = key;
        this.text = text;
        this.gap = gap;
        this.shape = shape;
    }

    /** Its name in the API and in what is kept. */
    public String key() {
        return key;
    }

    public String text() {
        return text;
    }

    /** What it is called when it is missing. */
    public String gap() {
        return gap;
    }

    public Shape shape() {
        return shape;
    }

    public static Optional<FactWord> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    public static List<String> keys() {
        return Stream.of(values()).map(FactWord::key).toList();
    }
}
