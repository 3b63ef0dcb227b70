package io.leadstream.qualification.lifecycle;

import java.util.Locale;
import java.util.stream.Stream;

/** Why a lead was ruled out or handed back, as far as events tell it: in a word that cannot tell of people. */
public enum ReasonCode {
    NO_BUDGET("There is no budget, and none to be found now", Lifecycle.RECYCLED),
    NO_AUTHORITY("Nobody who decides can be reached through this lead", Lifecycle.RECYCLED),
    NO_NEED("There is no problem that we solve", Lifecycle.DISQUALIFIED),
    NOT_NOW("Perhaps later", Lifecycle.RECYCLED),
    NO_FIT("Not the kind of company or person that we sell to", Lifecycle.DISQUALIFIED),
    COMPETITOR("Decided for a competitor", Lifecycle.RECYCLED),
    NOT_REACHABLE("Does not answer", Lifecycle.RECYCLED),
    DUPLICATE("The same as another lead", Lifecycle.DISQUALIFIED),
    BAD_DATA("What was captured is not true", Lifecycle.DISQUALIFIED),
    OTHER("Something else, to be said in a note", Lifecycle.RECYCLED),
    /** Said by this service only. */
    UNMERGED("It was marketing-qualified by what another lead did that is no longer part of it", Lifecycle.IQL);

    private final String text;
    private final Lifecycle rejectsTo;

    ReasonCode(String text, Lifecycle rejectsTo) {
        this.text = text;
        this.rejectsTo = rejectsTo;
    }

    /** Whether a person may give it. */
    public boolean isForPeople() {
        return this != UNMERGED;
    }

    public String text() {
        return text;
    }

    /** Where a lead goes that is rejected for this, unless said otherwise. */
    public Lifecycle rejectsTo() {
        return rejectsTo;
    }

    /** The code that the words are, in whichever case; OTHER for everything else. */
    public static ReasonCode of(String words) {
        String wanted = words.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Stream.of(values())
                .filter(ReasonCode::isForPeople)
                .filter(code -> code.name().equals(wanted))
                .findFirst()
                .orElse(OTHER);
    }
}
