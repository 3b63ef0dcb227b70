package io.leadstream.pipeline.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What reps do, and what the buyer would call the same step. The first that matches a stage's name proposes its own. */
enum RepAction {
    CHECK_IN("check ?ins?|customer success call", "First value confirmed"),
    UP_SELL("up ?sell(?:ing)?|cross ?sell(?:ing)?|expand|expansion|renew(?:al|ing)?", "Further need confirmed"),
    DEMO(
            "demos?|demonstrat(?:e|ed|ion|ing)|present(?:ation|ed|ing)?|pitch(?:ed|ing)?|walk ?through",
            "Product evaluated"),
    PROPOSE(
            "propos(?:al|als|e|ed|ing)|quot(?:e|es|ed|ing|ation)|offer(?:ed|ing)?|send(?:ing)?|sent",
            "Proposal reviewed"),
    NEGOTIATE("negotiat(?:e|ed|ion|ions|ing)|clos(?:e|ing)|contract(?:ing)?|commit", "Terms agreed"),
    RESEARCH(
            "research(?:ed|ing)?|analy[sz](?:e|ing)|analysis|prepar(?:e|ing|ation)",
            "Situation confirmed by the buyer"),
    QUALIFY("qualif(?:y|ied|ying|ication)|discover(?:y|ed|ing)?|assess(?:ment|ing)?", "Need confirmed"),
    CONTACT(
            "contact(?:ed|ing)?|calls?|called|calling|cold calls?|e ?mail(?:ed|ing)?|reach(?:ed|ing)? out|outreach|engag(?:e|ed|ing|ement)"
                    + "|follow(?:ed|ing)? ?ups?|chas(?:e|ed|ing)|nurtur(?:e|ed|ing)|connect(?:ed|ing)?",
            "Buyer replied"),
    PROSPECT("prospect(?:ed|ing)?|target(?:ed|ing)?|identify(?:ing)?", "Fit identified"),
    ONBOARD("on ?board(?:ed|ing)?|kick ?off|hand(?:ing)? ?over", "Handed over");

    /** A name that says what the buyer did is the buyer's, whatever else is in it: "Demo attended". */
    private static final Pattern BUYERS_WORD = Pattern.compile(
            "^(?:the )?(?:buyer|customer|client|prospect)s? (?:has |have )?\\w+ed\\b"
                    + "|\\b(?:attended|evaluated|reviewed|agreed|confirmed|accepted|approved|signed|replied"
                    + "|requested|received|chosen|selected|shared|decided|booked|tested|used|validated|verified|granted|handed over)\\b");

    private final Pattern words;
    private final String buyersName;

    RepAction(String words, String buyersName) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b");
        this.buyersName = buyersName;
    }

    String buyersName() {
        return buyersName;
    }

    /** The rep's action that a stage is named after, if it is. */
    static Optional<RepAction> named(String stageName) {
        // "Check-in", "check in" and "Check_In" are one
        String plain = stageName.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
        return BUYERS_WORD.matcher(plain).find()
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(a -> a.words.matcher(plain).find())
                        .findFirst();
    }
}
