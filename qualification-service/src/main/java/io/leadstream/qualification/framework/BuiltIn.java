package io.leadstream.qualification.framework;

import static io.leadstream.qualification.framework.Criterion.named;
import static io.leadstream.qualification.framework.Criterion.of;
import static io.leadstream.qualification.framework.FactWord.ACCESS;
import static io.leadstream.qualification.framework.FactWord.AUTHORITY;
import static io.leadstream.qualification.framework.FactWord.BUDGET;
import static io.leadstream.qualification.framework.FactWord.CHALLENGES;
import static io.leadstream.qualification.framework.FactWord.CHAMPION;
import static io.leadstream.qualification.framework.FactWord.CONSEQUENCES;
import static io.leadstream.qualification.framework.FactWord.DECISION_CRITERIA;
import static io.leadstream.qualification.framework.FactWord.DECISION_PROCESS;
import static io.leadstream.qualification.framework.FactWord.ECONOMIC_BUYER;
import static io.leadstream.qualification.framework.FactWord.ECONOMIC_IMPACT;
import static io.leadstream.qualification.framework.FactWord.EXISTING_SOLUTION;
import static io.leadstream.qualification.framework.FactWord.GOALS;
import static io.leadstream.qualification.framework.FactWord.IMPLICATIONS;
import static io.leadstream.qualification.framework.FactWord.METRICS;
import static io.leadstream.qualification.framework.FactWord.NEED;
import static io.leadstream.qualification.framework.FactWord.NEED_PAYOFF;
import static io.leadstream.qualification.framework.FactWord.PAIN;
import static io.leadstream.qualification.framework.FactWord.PLANS;
import static io.leadstream.qualification.framework.FactWord.PRIORITY;
import static io.leadstream.qualification.framework.FactWord.SITUATION;
import static io.leadstream.qualification.framework.FactWord.TIMELINE;
import static io.leadstream.qualification.framework.FactWord.URGENCY;

import java.util.List;
import java.util.Optional;

/**
 * The frameworks of the field, in the order of their criteria: it says what to find out first. Which facts fill which
 * criteria is one table, read here from left to right.
 */
final class BuiltIn {

    static final Framework CHAMP = framework(
            "CHAMP",
            "CHAMP",
            "InsightSquared; answer to BANT, starts from the buyer's pains",
            of(CHALLENGES, PAIN),
            of(AUTHORITY, ECONOMIC_BUYER),
            named("money", BUDGET),
            named("prioritisation", PRIORITY, URGENCY));

    static final Framework GPCTBA_CI = framework(
            "GPCTBA_CI",
            "GPCTBA/C&I",
            "HubSpot; the advanced BANT",
            of(GOALS),
            of(PLANS),
            of(CHALLENGES, PAIN),
            of(TIMELINE),
            of(BUDGET),
            of(AUTHORITY, ECONOMIC_BUYER),
            of(CONSEQUENCES),
            of(IMPLICATIONS, NEED_PAYOFF));

    static final Framework ANUM = framework(
            "ANUM",
            "ANUM",
            "Ken Krogue; authority and urgency first",
            of(AUTHORITY, ECONOMIC_BUYER),
            of(NEED, PAIN),
            of(URGENCY, PRIORITY),
            named("money", BUDGET));

    static final Framework MEDDIC = framework(
            "MEDDIC",
            "MEDDIC",
            "PTC, 1990s; is this buyer worth the effort at all",
            of(METRICS, ECONOMIC_IMPACT),
            of(ECONOMIC_BUYER),
            of(DECISION_CRITERIA),
            of(DECISION_PROCESS),
            of(PAIN, CHALLENGES),
            of(CHAMPION));

    static final Framework NEAT = framework(
            "NEAT",
            "NEAT",
            "Harris Consulting Group and Sales Hacker; turns BANT around",
            of(NEED, PAIN),
            of(ECONOMIC_IMPACT, METRICS),
            of(ACCESS),
            of(TIMELINE));

    static final Framework SPIN = framework(
            "SPIN",
            "SPIN",
            "Rackham, 1988; four kinds of question",
            of(SITUATION, EXISTING_SOLUTION),
            named("problem", PAIN, NEED, CHALLENGES),
            named("implication", IMPLICATIONS, CONSEQUENCES),
            of(NEED_PAYOFF));

    static final List<Framework> ALL = List.of(Framework.BANT, CHAMP, GPCTBA_CI, ANUM, MEDDIC, NEAT, SPIN);

    private BuiltIn() {}

    static Optional<Framework> find(String key) {
        return ALL.stream().filter(framework -> framework.key().equals(key)).findFirst();
    }

    private static Framework framework(String key, String name, String origin, Criterion... criteria) {
        return new Framework(key, 1, name, origin, List.of(criteria));
    }
}
