package io.leadstream.lead.normal;

import java.util.Locale;
import java.util.regex.Pattern;

/** How job titles are matched: whole words, whatever stands between them. */
final class Titles {

    private Titles() {}

    /** Lower case, without dots (C.E.O.), other punctuation as single spaces. */
    static String plain(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replaceAll("[,;:/|()\\[\\]\"_–—]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\d])(" + alternatives + ")(?![\\p{L}\\d])");
    }
}
