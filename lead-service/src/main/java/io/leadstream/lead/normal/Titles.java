package io.leadstream.lead.normal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How job titles are matched: whole words, whatever stands between them. */
final class Titles {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** What is written where a form wants something; as {@link #plain} has it. */
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "n a", "na", "none", "null", "nan", "unknown", "not applicable", "not available");

    private Titles() {}

    static boolean sayNothing(String plain) {
        return NOTHING.contains(plain);
    }

    /** Lower case, without accents and dots (C.E.O.); other punctuation as single spaces, but {@code &} and hyphens. */
    static String plain(String title) {
        String letters = ACCENTS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return letters.replace(".", "").replaceAll("[^\\p{L}\\p{N}&-]+", " ").strip();
    }

    /** Matches any of these as whole words; a hyphen ends a word. */
    static Pattern words(String... alternatives) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])");
    }
}
