package io.leadstream.pipeline.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The four standards as named rules. A stage that breaks one should not be in the pipeline: deals would wait in it
 * for nothing, or leave it on a feeling.
 */
final class StageStandards {

    /** Says what it finds wrong with one stage; {@code at} is the stage's place in the draft. */
    private interface Check {
        Stream<Finding> findings(Rule rule, Stage stage, String at);
    }

    record Rule(String name, Standard standard, Check check) {

        Stream<Finding> findings(Stage stage, String at) {
            return check.findings(this, stage, at);
        }

        Finding finding(String field, String message, @Nullable String suggestion) {
            return new Finding(name, standard, field, message, suggestion);
        }
    }

    static final List<Rule> RULES = List.of(
            new Rule("not-optional", Standard.REQUIRED, StageStandards::optional),
            new Rule("a-fact-not-a-feeling", Standard.FACTUAL, StageStandards::feelings),
            new Rule("has-exit-criteria", Standard.INSPECTABLE, StageStandards::noCriteria),
            new Rule("something-to-open", Standard.INSPECTABLE, StageStandards::nothingToOpen),
            new Rule("has-a-buyer-outcome", Standard.BUYER_CENTRIC, StageStandards::noBuyerOutcome),
            new Rule("named-from-the-buyers-side", Standard.BUYER_CENTRIC, StageStandards::namedAfterTheRep));

    private static final Pattern OPTIONAL = words(
            "optional(?:ly)?",
            "if (?:needed|necessary|applicable|possible|required|relevant|asked)",
            "(?:as|when|where) (?:needed|necessary|applicable|possible|required|relevant)",
            "nice to have",
            "may be skipped",
            "for some deals");

    private static final Pattern FEELING = words(
            "feels?",
            "feeling",
            "felt",
            "seems?",
            "seemed",
            "appears? to",
            "believes?",
            "thinks?",
            "thought",
            "hopes?",
            "hopefully",
            "gut",
            "impression",
            "sensed",
            "opinion",
            "likely",
            "unlikely",
            "probably",
            "maybe",
            "might",
            "perhaps",
            "interest",
            "interested",
            "happy",
            "excited",
            "enthusiastic",
            "keen",
            "impressed",
            "satisfied",
            "confident",
            "convinced",
            "comfortable",
            "likes",
            "liked",
            "loves?",
            "loved",
            "good",
            "great",
            "positive",
            "promising",
            "strong",
            "warm",
            "hot",
            "serious",
            "rapport",
            "well received",
            "went well");

    /** What people write when there is nothing to open. */
    private static final Set<String> NOTHING =
            Set.of("", "-", "?", "n/a", "na", "none", "nothing", "tbd", "tba", "todo");

    private StageStandards() {}

    /** Everything that the draft's stages fail, in the order of stages. */
    static List<Finding> check(List<Stage> stages) {
        return IntStream.range(0, stages.size())
                .boxed()
                .flatMap(i -> RULES.stream().flatMap(rule -> rule.findings(stages.get(i), "stages[" + i + "]")))
                .toList();
    }

    private static Stream<Finding> optional(Rule rule, Stage stage, String at) {
        return wordings(stage, at)
                .flatMap(w -> match(OPTIONAL, w)
                        .map(word -> rule.finding(
                                w.field,
                                "\"" + word + "\" says that deals may do without it",
                                "leave it out, or say what every deal has to show"))
                        .stream());
    }

    private static Stream<Finding> feelings(Rule rule, Stage stage, String at) {
        return wordings(stage, at)
                .flatMap(w -> match(FEELING, w)
                        .map(word -> rule.finding(
                                w.field,
                                "\"" + word + "\" is a feeling or an opinion",
                                "say what the buyer did or said that anyone can check"))
                        .stream());
    }

    private static Stream<Finding> noCriteria(Rule rule, Stage stage, String at) {
        return stage.exitCriteria().isEmpty()
                ? Stream.of(rule.finding(
                        at + ".exitCriteria",
                        "without exit criteria nothing shows that it happened",
                        "name at least one outcome and what a manager opens to see it"))
                : Stream.empty();
    }

    private static Stream<Finding> nothingToOpen(Rule rule, Stage stage, String at) {
        return IntStream.range(0, stage.exitCriteria().size())
                .filter(c -> isNothing(stage.exitCriteria().get(c).inspectable()))
                .mapToObj(c -> rule.finding(
                        at + ".exitCriteria[" + c + "].inspectable",
                        "there is nothing to open that shows it",
                        "name the e-mail, document, recording or calendar entry that a manager opens"));
    }

    private static Stream<Finding> noBuyerOutcome(Rule rule, Stage stage, String at) {
        String outcome = stage.buyerOutcome();
        return stage.phase() != Phase.PREPARATION && (outcome == null || outcome.isBlank())
                ? Stream.of(rule.finding(
                        at + ".buyerOutcome",
                        "it does not say what the buyer has got or done",
                        "complete the sentence \"the buyer has …\""))
                : Stream.empty();
    }

    private static Stream<Finding> namedAfterTheRep(Rule rule, Stage stage, String at) {
        return stage.phase() == Phase.PREPARATION
                ? Stream.empty()
                : RepAction.named(stage.name()).stream()
                        .map(action -> rule.finding(
                                at + ".name",
                                "\"" + stage.name() + "\" is what the rep does",
                                "call it \"" + action.buyersName() + "\""));
    }

    private static boolean isNothing(@Nullable String inspectable) {
        return inspectable == null || NOTHING.contains(inspectable.strip().toLowerCase(Locale.ROOT));
    }

    /** A piece of text of the draft and where it stands. */
    private record Wording(String field, String text) {}

    private static Stream<Wording> wordings(Stage stage, String at) {
        List<Wording> all = new ArrayList<>();
        all.add(new Wording(at + ".name", stage.name()));
        if (stage.buyerOutcome() != null) {
            all.add(new Wording(at + ".buyerOutcome", stage.buyerOutcome()));
        }
        for (int c = 0; c < stage.exitCriteria().size(); c++) {
            all.add(new Wording(
                    at + ".exitCriteria[" + c + "].text",
                    stage.exitCriteria().get(c).text()));
        }
        return all.stream();
    }

    private static Optional<String> match(Pattern pattern, Wording wording) {
        Matcher m = pattern.matcher(wording.text);
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile("\\b(?:" + String.join("|", alternatives) + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
