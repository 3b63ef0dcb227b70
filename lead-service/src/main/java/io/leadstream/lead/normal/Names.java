package io.leadstream.lead.normal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's names, to be compared: letters and digits alone, without accents and case. */
public record Names(String first, String last) {

    /** From here on two names may well be one person's. */
    public static final double SIMILAR = 0.7;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    public static Names of(@Nullable String first, @Nullable String last) {
        return new Names(letters(first), letters(last));
    }

    /**
     * How alike two people's names are, 0 to 1, the same both ways: equal 1; one letter of five written differently,
     * first and last name exchanged, or an initial or short form of the first name, somewhat less. 0 when either has no
     * last name: then names say nothing.
     */
    public double similarity(Names other) {
        if (last.isEmpty() || other.last.isEmpty()) {
            return 0;
        }
        double straight = alike(last, other.last) * firstAlike(first, other.first);
        boolean exchangeable = !first.isEmpty() && !other.first.isEmpty();
        double exchanged = exchangeable ? 0.95 * alike(last, other.first) * alike(first, other.last) : 0;
        return Math.max(straight, exchanged);
    }

    private static double firstAlike(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.equals(other) ? 0.8 : 0.75;
        }
        boolean shortForm = one.startsWith(other) || other.startsWith(one);
        return one.equals(other) ? 1 : Math.max(shortForm ? 0.9 : 0, alike(one, other));
    }

    /** 1 less the share of letters to be written differently; 0 when that is more than one in four. */
    private static double alike(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        double alike = longest == 0 ? 1 : 1 - (double) distance(one, other) / longest;
        return alike >= 0.75 ? alike : 0;
    }

    /** Levenshtein's: letters added, left out or written differently. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }

    private static String letters(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String letters = NO_LETTERS.matcher(plain).replaceAll("");
        return letters.length() > LONGEST ? letters.substring(0, LONGEST) : letters;
    }
}
