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
public final class StageStandards {

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
            new Rule("the-buyers-doing", Standard.BUYER_CENTRIC, StageStandards::doneByTheRep),
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
            "(?<!legal )opinion",
            "likely",
            "unlikely",
            "probably",
            "maybe",
            "might",
            "perhaps",
            "interest(?! rate)",
            "interested",
            "happy",
            "excited",
            "enthusiastic",
            "keen",
            "impressed",
            "(?<!(?:criteria|conditions|requirements) )(?<!(?:criteria|conditions|requirements) (?:is|are|were) )satisfied",
            "confident",
            "convinced",
            "comfortable",
            "likes",
            "liked",
            "loves?",
            "loved",
            "good(?! standing)",
            "great",
            "(?<!false )positive",
            "promising",
            "strong(?! (?:authentication|password|encryption))",
            "warm(?! intro)",
            "hot",
            "serious",
            "rapport",
            "well received",
            "went well");

    /** Words for us: a criterion that begins with them is about what we did. */
    private static final String US =
            "(?:we|i|our (?:team|rep|company|side)|(?:the |our |a )?(?:sales ?)?(?:reps?|sellers?"
                    + "|sales(?:person|people|man|woman| team| engineer| manager| executive)|account (?:executives?|managers?)"
                    + "|aes?|sdrs?|bdrs?|ams?|pre-?sales|csms?|consultants? of ours))";

    private static final String OUR_DEED =
            "(?:sent|emailed|e-mailed|presented|demonstrated|demoed|pitched|called|phoned|delivered|quoted|submitted|drafted"
                    + "|prepared|offered|shown|showed|contacted|chased|followed up|visited|forwarded|proposed|walked)";

    private static final String OUR_WORK =
            "(?:proposal|quote|quotation|offer|demo|demonstration|presentation|pitch|deck"
                    + "|brochure|e-?mail|summary(?: e-?mail)?|follow-?up(?: e-?mail)?|contract|order form|call|voicemail|discovery call"
                    + "|cold call|business case|pricing|price list|materials?|introduction)";

    /** Subject first: "We sent …", "Rep has presented …", "Proposal was sent …", "The buyer was called …", "Send …". */
    private static final Pattern DONE_BY_THE_REP = Pattern.compile(
            "^(?:" + US + "(?:'ve|'s)?\\s+(?!feel|think|believe|hope|sense)\\w+"
                    + "|(?:the |a |an |our |first |final )*" + OUR_WORK
                    + "s?\\s+(?:(?:is|was|were|has been|have been|had been|been)\\s+)?"
                    + "(?:" + OUR_DEED + "|given|done|held|made|completed|scheduled|out)\\b(?! (?:back|by))"
                    + "|(?:the )?(?:buyers?|customers?|clients?|prospects?|leads?)\\s+(?:is|are|was|were|has been|have been)\\s+(?:\\w+ly )?"
                    + OUR_DEED + "\\b"
                    + "|(?:send|present|demo|demonstrate|pitch|call|phone|e-?mail|contact|quote|submit|prepare|follow up|chase"
                    + "|visit|deliver|show|draft|offer|schedule|book|set up|run|give|make|hold|close|negotiate|qualify|identify)\\s+"
                    + "(?:the|a|an|our|to|with|on|up|them|him|her|demo|proposal|quote|contract|meeting|call|buyer|customer|prospect"
                    + "|decision)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** The buyer's side did it after all: "Contract sent back by the buyer". */
    private static final Pattern BY_THE_BUYER = Pattern.compile(
            "\\bby (?:the |a |an |their |its )?(?:\\w+ )?(?:buyers?|customers?|clients?|prospects?|deciders?|champions?|users?"
                    + "|committee|board|cfo|ceo|cto|cio|legal|procurement|budget holder|decision makers?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What people write when there is nothing to open. */
    private static final Set<String> NOTHING =
            Set.of("", "-", "?", "n/a", "na", "none", "nothing", "tbd", "tba", "todo");

    private StageStandards() {}

    /** Everything that the draft's stages fail, in the order of stages. */
    public static List<Finding> check(List<Stage> stages) {
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

    private static Stream<Finding> doneByTheRep(Rule rule, Stage stage, String at) {
        // preparation is ours; the name has a rule of its own
        return stage.phase() == Phase.PREPARATION
                ? Stream.empty()
                : wordings(stage, at)
                        .skip(1)
                        .filter(w -> DONE_BY_THE_REP.matcher(w.text.strip()).find()
                                && !BY_THE_BUYER.matcher(w.text).find())
                        .map(w -> rule.finding(
                                w.field,
                                "it tells what the rep does, not what the buyer did",
                                "begin with \"the buyer\": what did they say, send, sign or decide after that"));
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
