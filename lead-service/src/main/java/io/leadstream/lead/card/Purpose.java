package io.leadstream.lead.card;

import io.leadstream.rest.BadInput;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** For what somebody agrees to be addressed: any word, in one form: {@code product-news}. */
public final class Purpose {

    private static final Pattern BETWEEN = Pattern.compile("[\\s_.\\-]+");
    private static final Pattern NORMAL = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}]+(-[\\p{Ll}\\p{Lo}\\p{N}]+)*");
    private static final int LONGEST = 60;

    private Purpose() {}

    /** In that form; empty when it is none. */
    static Optional<String> read(String written) {
        String normal = BETWEEN.matcher(written.strip().replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2"))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
        return normal.length() <= LONGEST && NORMAL.matcher(normal).matches() ? Optional.of(normal) : Optional.empty();
    }

    /** @throws BadInput when it is none */
    public static String of(String written) {
        return read(written)
                .orElseThrow(() -> BadInput.of(
                        "purpose", "must be letters, digits and hyphens, at most " + LONGEST + ", such as newsletter"));
    }
}
