package io.leadstream.lead.normal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Countries by the names that people write in tables, in the languages in which tables come to us. */
public final class CountryNames {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.of("es"),
            Locale.of("pt"),
            Locale.of("nl"),
            Locale.of("pl"));

    /** What is common beside the names that the platform knows. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("unitedstatesofamerica", "US"),
            Map.entry("america", "US"),
            Map.entry("uk", "GB"),
            Map.entry("greatbritain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northernireland", "GB"),
            Map.entry("uae", "AE"),
            Map.entry("emirates", "AE"),
            Map.entry("korea", "KR"),
            Map.entry("republicofkorea", "KR"),
            Map.entry("russianfederation", "RU"),
            Map.entry("czechrepublic", "CZ"),
            Map.entry("holland", "NL"),
            Map.entry("thenetherlands", "NL"),
            Map.entry("hongkong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("vietnam", "VN"),
            Map.entry("turkey", "TR"),
            Map.entry("philipines", "PH"),
            Map.entry("swaziland", "SZ"),
            Map.entry("burma", "MM"),
            Map.entry("ivorycoast", "CI"));

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /** The ISO 3166-1 alpha-2 code of the country of that name; empty when none is known, or it is a code itself. */
    public static Optional<String> code(String written) {
        return Optional.ofNullable(CODES.get(letters(written)));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            LANGUAGES.forEach(language -> codes.putIfAbsent(letters(country.getDisplayCountry(language)), code));
            codes.putIfAbsent(letters(country.getISO3Country()), code);
        }
        codes.putAll(ALSO);
        return codes;
    }

    private static String letters(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        return NOT_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
