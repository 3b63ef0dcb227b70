package io.leadstream.qualification.discovery;

import static java.util.Comparator.comparing;

import io.leadstream.qualification.framework.Criterion;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.Framework;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The best question to ask next, and why. A framework says by the order of its criteria what to find out first (ANUM
 * begins with authority, CHAMP with challenges), so the first that is required and missing decides; once none is,
 * what it asks for besides; then what is doubtful; then what a first conversation and SPIN still leave open.
 *
 * @param criteria of the framework, those that an answer would fill
 */
public record NextQuestion(DiscoveryQuestion question, String why, List<String> criteria) {

    /** Below this, what was found out is worth asking again. */
    static final BigDecimal DOUBTFUL = new BigDecimal("0.5");

    static Optional<NextQuestion> of(Framework framework, Map<String, Fact> facts) {
        List<Criterion> missing = framework.of(facts).missing();
        return first(framework, missing, Criterion::required, "requires it, and it is missing")
                .or(() -> first(framework, missing, criterion -> true, "asks for it besides, and it is missing"))
                .or(() -> doubtful(framework, facts))
                .or(() -> open(facts));
    }

    private static Optional<NextQuestion> first(
            Framework framework, List<Criterion> missing, Predicate<Criterion> which, String why) {
        List<Criterion> wanted = missing.stream().filter(which).toList();
        return wanted.stream().findFirst().flatMap(criterion -> bestFor(criterion, wanted)
                .map(question -> new NextQuestion(
                        question,
                        "%s: %s %s".formatted(criterion.gap(), framework.name(), why),
                        filledBy(question, wanted))));
    }

    private static Optional<NextQuestion> doubtful(Framework framework, Map<String, Fact> facts) {
        return framework.criteria().stream()
                .filter(criterion -> surest(criterion, facts).compareTo(DOUBTFUL) < 0)
                .min(comparing(criterion -> surest(criterion, facts)))
                .flatMap(criterion -> bestFor(criterion, List.of(criterion))
                        .map(question -> new NextQuestion(
                                question,
                                "%s of %s is doubtful: a confidence of %s"
                                        .formatted(
                                                criterion.key(),
                                                framework.name(),
                                                surest(criterion, facts).toPlainString()),
                                List.of(criterion.key()))));
    }

    private static BigDecimal surest(Criterion criterion, Map<String, Fact> facts) {
        return criterion.filledBy().stream()
                .flatMap(word -> Stream.ofNullable(facts.get(word.key())))
                .map(Fact::weight)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static Optional<NextQuestion> open(Map<String, Fact> facts) {
        return Stream.of(DiscoveryQuestion.values())
                .filter(question -> question.kind() != DiscoveryQuestion.Kind.FRAMEWORK)
                .filter(question -> question.fills().stream().noneMatch(word -> isHeld(word, facts)))
                .findFirst()
                .map(question -> new NextQuestion(
                        question,
                        "the framework is filled; %s".formatted(question.chief().gap()),
                        List.of()));
    }

    /** Chiefly about the criterion's first fact if one is, else about the next; then that which fills most. */
    private static Optional<DiscoveryQuestion> bestFor(Criterion criterion, List<Criterion> wanted) {
        return Stream.of(DiscoveryQuestion.values())
                .filter(question -> question.fills().stream().anyMatch(criterion.filledBy()::contains))
                .min(comparing((DiscoveryQuestion question) -> place(question, criterion))
                        .thenComparing(question -> -filledBy(question, wanted).size())
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int place(DiscoveryQuestion question, Criterion criterion) {
        int place = criterion.filledBy().indexOf(question.chief());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static List<String> filledBy(DiscoveryQuestion question, List<Criterion> wanted) {
        return wanted.stream()
                .filter(criterion -> criterion.filledBy().stream().anyMatch(question.fills()::contains))
                .map(Criterion::key)
                .toList();
    }

    private static boolean isHeld(FactWord word, Map<String, Fact> facts) {
        Fact fact = facts.get(word.key());
        return fact != null && fact.holds();
    }
}
