package io.leadstream.qualification.lifecycle;

import java.util.Locale;
import java.util.stream.Stream;

/** Why a lead was ruled out or handed back, as far as events tell it: in a word that cannot tell of people. */
public enum ReasonCode {
    NO_BUDGET,
    NO_AUTHORITY,
    NO_NEED,
    NOT_NOW,
    NO_FIT,
    COMPETITOR,
    NOT_REACHABLE,
    DUPLICATE,
    BAD_DATA,
    OTHER;

    /** The code that the words are, in whichever case; OTHER for everything else. */
    static ReasonCode of(String words) {
        String wanted = words.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Stream.of(values())
                .filter(code -> code.name().equals(wanted))
                .findFirst()
                .orElse(OTHER);
    }
}
