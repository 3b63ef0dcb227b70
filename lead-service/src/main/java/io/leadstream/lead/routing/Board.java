package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Decision.Candidate;
import io.leadstream.lead.routing.Decision.Reason;
import io.leadstream.lead.routing.Decision.Step;
import io.leadstream.lead.routing.Decision.Verdict;
import io.leadstream.lead.routing.Rule.Target;
import io.leadstream.lead.rule.Attributes;
import io.leadstream.lead.rule.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules and where everybody stands: whose turn it is, who has how much. Decisions take effect on it, one after the
 * other; whoever made it keeps what changed.
 */
final class Board {

    /** A rep's day, in the rep's own time zone. */
    record Day(String rep, LocalDate day) implements Comparable<Day> {
        @Override
        public int compareTo(Day other) {
            return Comparator.comparing(Day::rep).thenComparing(Day::day).compare(this, other);
        }
    }

    private final List<Rule> rules;
    private final Map<String, Rep> reps;
    private final Map<String, Pool> pools;
    private final Map<String, String> turns;
    private final Map<Day, Integer> given;
    private final Map<String, Long> open;

    /**
     * Sets up the board.
     *
     * @param turns per pool whose turn was the last
     * @param given how many leads each was given on its day
     * @param open how many open leads each has; who is not named has none
     */
    Board(
            List<Rule> rules,
            Map<String, Rep> reps,
            Map<String, Pool> pools,
            Map<String, String> turns,
            Map<Day, Integer> given,
            Map<String, Long> open) {
        this.rules = List.copyOf(rules);
        this.reps = Map.copyOf(reps);
        this.pools = Map.copyOf(pools);
        this.turns = new HashMap<>(turns);
        this.given = new HashMap<>(given);
        this.open = new HashMap<>(open);
    }

    /** Finds who gets the lead by the rules, and gives it. */
    Decision decide(Attributes lead, Instant now) {
        return ask(rules, lead, now);
    }

    /** Finds who of a pool gets the lead, by a person's wish, and gives it. */
    Decision decide(String pool, Attributes lead, Instant now) {
        return ask(List.of(new Rule("pool " + pool, Condition.ALWAYS, new Target.OfPool(pool))), lead, now);
    }

    private Decision ask(List<Rule> asked, Attributes lead, Instant now) {
        var steps = new ArrayList<Step>();
        Instant retryAt = null;
        boolean matched = false;
        for (Rule rule : asked) {
            if (!rule.when().holdsFor(lead)) {
                steps.add(new Step(rule.name(), false, List.of()));
                continue;
            }
            matched = true;
            List<Candidate> candidates = candidates(rule.target(), lead, now);
            steps.add(new Step(rule.name(), true, candidates));
            Optional<String> taker = taker(candidates);
            if (taker.isPresent()) {
                give(rule.target(), taker.get(), now);
                return new Decision(taker.get(), rule.name(), null, null, steps);
            }
            if (rule.target() instanceof Target.Nobody) {
                return new Decision(null, rule.name(), Reason.A_RULE_KEEPS_IT, null, steps);
            }
            for (Candidate candidate : candidates) {
                retryAt = earlier(retryAt, availableFrom(candidate, now));
            }
        }
        Reason reason = matched ? Reason.NOBODY_IS_AVAILABLE : Reason.NO_RULE_MATCHES;
        return new Decision(null, null, reason, retryAt, steps);
    }

    /** Those who were asked, up to the one who takes it. */
    private List<Candidate> candidates(Target target, Attributes lead, Instant now) {
        var asked = new ArrayList<Candidate>();
        for (String user : order(target)) {
            Verdict verdict = verdict(rep(user), lead, now);
            asked.add(new Candidate(user, verdict));
            if (verdict == Verdict.TAKES_IT) {
                break;
            }
        }
        return asked;
    }

    private List<String> order(Target target) {
        return switch (target) {
            case Target.User(String user) -> List.of(user);
            case Target.OfPool(String key) -> {
                Pool pool = pools.get(key);
                yield pool == null ? List.of() : pool.order(turns.get(key), user -> open.getOrDefault(user, 0L));
            }
            case Target.Nobody() -> List.of();
        };
    }

    private Verdict verdict(Rep rep, Attributes lead, Instant now) {
        if (!rep.active()) {
            return Verdict.IS_INACTIVE;
        }
        if (rep.absence(now).isPresent()) {
            return Verdict.IS_ABSENT;
        }
        if (!rep.accepts().holdsFor(lead)) {
            return Verdict.FILTERS_IT_OUT;
        }
        return rep.isFull(given.getOrDefault(day(rep, now), 0)) ? Verdict.IS_FULL_TODAY : Verdict.TAKES_IT;
    }

    private static Optional<String> taker(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.verdict() == Verdict.TAKES_IT)
                .map(Candidate::user)
                .findFirst();
    }

    private void give(Target target, String user, Instant now) {
        if (target instanceof Target.OfPool(String pool)) {
            turns.put(pool, user);
        }
        given.merge(day(rep(user), now), 1, Integer::sum);
        open.merge(user, 1L, Long::sum);
    }

    private @Nullable Instant availableFrom(Candidate candidate, Instant now) {
        Rep rep = rep(candidate.user());
        return switch (candidate.verdict()) {
            case IS_FULL_TODAY -> rep.nextDay(now);
            case IS_ABSENT -> rep.absence(now).map(Rep.Absence::to).orElse(null);
            case TAKES_IT, IS_INACTIVE, FILTERS_IT_OUT -> null;
        };
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static Day day(Rep rep, Instant now) {
        return new Day(rep.user(), rep.day(now));
    }

    private Rep rep(String user) {
        return reps.getOrDefault(user, Rep.unlimited(user));
    }

    Map<String, String> turns() {
        return Map.copyOf(turns);
    }

    Map<Day, Integer> given() {
        return Map.copyOf(given);
    }
}
