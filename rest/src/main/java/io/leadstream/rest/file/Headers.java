package io.leadstream.rest.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as people write them into files, made comparable. */
public final class Headers {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Headers() {}

    /** Without case, accents, spaces and signs: {@code Close-Date} and {@code close_date} are one. */
    public static String normal(String header) {
        String plain = MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("");
        return NOT_WORD.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
