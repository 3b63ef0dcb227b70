package io.leadstream.pipeline.methodology;

import static io.leadstream.pipeline.methodology.Approach.CONSULTATIVE;
import static io.leadstream.pipeline.methodology.Approach.PROVOCATIVE;
import static io.leadstream.pipeline.methodology.Approach.SOLUTION;
import static io.leadstream.pipeline.methodology.Approach.TRANSACTIONAL;

import io.leadstream.pipeline.methodology.Situation.LeadOrigin;
import io.leadstream.pipeline.methodology.Situation.ProblemAwareness;
import io.leadstream.pipeline.methodology.Situation.ProductRange;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What something known beside the figures does to the distance of an approach. The table's words say which way; how
 * much is ours: so little that the figures decide, unless two approaches are near.
 *
 * @param by added to the distance; negative brings it nearer
 */
record Shift(String input, Approach approach, double by, String reason) {

    private static final double STRONG = 0.3;
    private static final double WEAK = 0.15;
    private static final int SEVERAL = 3;

    private record Rule(String input, Predicate<Situation> when, Map<Approach, Double> by, String reason) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "productRange",
                    s -> s.productRange() == ProductRange.FEW_STANDARD,
                    Map.of(TRANSACTIONAL, -WEAK, CONSULTATIVE, WEAK),
                    "few standard products are shopped for by price and delivery; consultative products are"
                            + " platform-like"),
            new Rule(
                    "productRange",
                    s -> s.productRange() == ProductRange.COMPLEX_MIX,
                    Map.of(TRANSACTIONAL, STRONG, CONSULTATIVE, -WEAK),
                    "a complex mix is platform-like: nobody shops for it by price and delivery alone"),
            new Rule(
                    "leadOrigin",
                    s -> s.leadOrigin() == LeadOrigin.INBOUND,
                    Map.of(TRANSACTIONAL, -WEAK, SOLUTION, -WEAK, PROVOCATIVE, STRONG),
                    "transactional and solution sales live from inbound leads; a provocative one chooses its accounts"),
            new Rule(
                    "leadOrigin",
                    s -> s.leadOrigin() == LeadOrigin.OUTBOUND,
                    Map.of(TRANSACTIONAL, WEAK, SOLUTION, WEAK, CONSULTATIVE, -WEAK, PROVOCATIVE, -WEAK),
                    "consultative sales are mostly outbound, and a provocative one chooses its accounts"),
            new Rule(
                    "deciders",
                    s -> s.deciders() != null && s.deciders() == 1,
                    Map.of(TRANSACTIONAL, -WEAK, CONSULTATIVE, WEAK),
                    "a consultative sale has several deciders; one alone decides simple purchases"),
            new Rule(
                    "deciders",
                    s -> s.deciders() != null && s.deciders() >= SEVERAL,
                    Map.of(TRANSACTIONAL, STRONG, CONSULTATIVE, -WEAK),
                    "several deciders make a sale consultative"),
            new Rule(
                    "problemAwareness",
                    s -> s.problemAwareness() == ProblemAwareness.KNOWS_WHAT_TO_BUY,
                    Map.of(TRANSACTIONAL, -STRONG, PROVOCATIVE, STRONG),
                    "buyers who know what they want shop for price and delivery"),
            new Rule(
                    "problemAwareness",
                    s -> s.problemAwareness() == ProblemAwareness.KNOWS_PROBLEM,
                    Map.of(SOLUTION, -STRONG, PROVOCATIVE, STRONG),
                    "buyers who know the problem compare 2 to 3 vendors"),
            new Rule(
                    "problemAwareness",
                    s -> s.problemAwareness() == ProblemAwareness.KNOWS_PARTLY,
                    Map.of(CONSULTATIVE, -STRONG, TRANSACTIONAL, STRONG),
                    "buyers who do not fully know the problem need to be helped to it"),
            new Rule(
                    "problemAwareness",
                    s -> s.problemAwareness() == ProblemAwareness.UNAWARE,
                    Map.of(PROVOCATIVE, -STRONG, TRANSACTIONAL, STRONG, SOLUTION, STRONG),
                    "a buyer who does not know the problem yet has to be shown it"),
            new Rule(
                    "rfp",
                    s -> Boolean.TRUE.equals(s.rfp()),
                    Map.of(CONSULTATIVE, -WEAK, PROVOCATIVE, STRONG),
                    "in a consultative sale we help write the RFP; a provocative one has none"),
            new Rule(
                    "proofOfConcept",
                    s -> Boolean.TRUE.equals(s.proofOfConcept()),
                    Map.of(CONSULTATIVE, -WEAK, TRANSACTIONAL, WEAK),
                    "a proof of concept belongs to a consultative sale"));

    /** All that apply, in the order of the inputs, then from the simplest approach on. */
    static List<Shift> of(Situation situation) {
        return RULES.stream()
                .filter(rule -> rule.when().test(situation))
                .flatMap(rule -> rule.by().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(by -> new Shift(rule.input(), by.getKey(), by.getValue(), rule.reason())))
                .toList();
    }
}
