package io.leadstream.pipeline.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What reps do, and what the buyer would call the same step. The first that matches a stage's name proposes its own. */
enum RepAction {
    CHECK_IN(
            "check ?ins?|customer success call|account review|(?:quarterly )?business review|qbr|health check",
            "First value confirmed"),
    REFERRAL(
            "(?:ask|asking|get|getting|request|requesting)(?: for)? (?:a )?(?:referrals?|references?)",
            "Reference agreed"),
    UP_SELL("up ?sell(?:ing)?|cross ?sell(?:ing)?|expand|expansion|renew(?:al|ing)?", "Further need confirmed"),
    MAP_DECISION(
            "(?:identify|identifying|id|find|finding|map|mapping|reach|multi ?thread)(?:ing)? (?:the |all )?"
                    + "(?:decision|deciders?|stakeholders?|buying|committee|champion|economic)(?: \\w+)?"
                    + "|stakeholder mapping|multi ?threading",
            "Decision process shared"),
    DEMO(
            "demos?|demonstrat(?:e|ed|ion|ing)|present(?:ation|ed|ing)?|pitch(?:ed|ing)?|walk ?through|showcase|show ?product"
                    + "|product tour",
            "Product evaluated"),
    CONTRACT(
            "(?:send(?:ing)?|draft(?:ing)?|issue|issuing) (?:the |a )?contract|contract (?:sent|out|issued)|paperwork",
            "Terms agreed"),
    PROPOSE(
            "propos(?:al|als|e|ed|ing|ition)|quot(?:e|es|ed|ing|ation)|offer(?:ed|ing)?|pric(?:e|ing)|send(?:ing)?|sent|tender(?:ing)?"
                    + "|submit(?:ted|ting)?|rfp response",
            "Proposal reviewed"),
    NEGOTIATE(
            "negotiat(?:e|ed|ion|ions|ing)|clos(?:e|ed|ing)|contract(?:ing)?|commit|objections?|handl(?:e|ing) objections?"
                    + "|discount(?:ing)?|final push|win ?back",
            "Terms agreed"),
    QUALIFY(
            "qualif(?:y|ied|ying|ication)|discover(?:y|ed|ing)?|assess(?:ment|ing)?|needs? analysis|bant|meddic"
                    + "|(?:ask|asking) questions",
            "Need confirmed"),
    RESEARCH(
            "research(?:ed|ing)?|analy[sz](?:e|ing)|analysis|prepar(?:e|ing|ation)|plan(?:ning)? (?:the )?account",
            "Situation confirmed by the buyer"),
    MEET(
            "(?:book|schedule|set|hold|arrange)(?:ing)? (?:a |the )?(?:meeting|appointment|visit)|meetings?|appointments?|visit(?:ing|s)?",
            "First meeting attended"),
    CONTACT(
            "contact(?:ed|ing)?|calls?|called|calling|cold calls?|dial(?:led|ing|s)?|voice ?mails?|e ?mail(?:ed|ing)?"
                    + "|reach(?:ed|ing)? out|outreach|engag(?:e|ed|ing|ement)|touch(?:es|point|points)?|sequences?|cadence"
                    + "|follow(?:ed|ing)? ?ups?|chas(?:e|ed|ing)|nurtur(?:e|ed|ing)|connect(?:ed|ing)?|introduc(?:e|ing)",
            "Buyer replied"),
    PROSPECT(
            "prospect(?:ed|ing|s)?|target(?:ed|ing)?|identify(?:ing)?|sourc(?:e|ed|ing)|lead gen(?:eration)?|list building",
            "Fit identified"),
    ONBOARD(
            "on ?board(?:ed|ing)?|kick ?off|hand(?:ing)? ?over|training|train users|install(?:ing|ation)?",
            "Handed over");

    /** A name that says what the buyer did is the buyer's, whatever else is in it: "Demo attended". */
    private static final Pattern BUYERS_WORD = Pattern.compile(
            "^(?:the )?(?:buyer|customer|client|prospect|decider|champion|user)s? (?:has |have |have been |has been )?"
                    + "(?!contacted|called|e ?mailed|qualified|researched|visited|pitched|onboarded|nurtured|chased|targeted|identified|quoted"
                    + "|prospected)\\w+(?:ed|en|de|ld)\\b"
                    + "|\\bby (?:the |a |its |their )?(?:buyers?|customers?|clients?|prospects?|deciders?|users?)\\b"
                    + "|\\b(?:attended|evaluated|reviewed|agreed|confirmed|accepted|approved|signed|replied"
                    + "|requested|received|chosen|selected|shared|named|introduced|invited|answered|returned|countersigned|committed|compared|acknowledged|disclosed|stated|proven|proved|understood|resolved|solved|cleared|funded|paid|decided|booked|tested|used|validated|verified|granted|handed over)\\b");

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
