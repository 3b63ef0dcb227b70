package io.leadstream.lead.normal;

import java.util.Locale;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code, such as {@code DE}. */
public record Country(String code) {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /**
     * Normalises what was written.
     *
     * @throws IllegalArgumentException when it is no such code
     */
    public static Country of(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code such as DE");
        }
        return new Country(code);
    }
}
