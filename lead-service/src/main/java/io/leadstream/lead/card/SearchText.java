package io.leadstream.lead.card;

import io.leadstream.lead.normal.Phone;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which words a lead is found: those of name, e-mail address and company, without accents; and by the number. */
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NUMBER = Pattern.compile("[+\\s()/.-]*\\d[+\\s()/.\\d-]*");

    private SearchText() {}

    static String of(Person person, @Nullable Company company) {
        Stream<String> texts = Stream.of(
                        person.firstName(), person.lastName(), person.email(), company == null ? null : company.name())
                .filter(Objects::nonNull)
                .flatMap(SearchText::words);
        Stream<String> digits = person.phone() == null
                ? Stream.empty()
                : Stream.of(person.phone().substring(1), new Phone(person.phone()).withoutCountryCode());
        return Stream.concat(texts, digits).collect(Collectors.joining(" "));
    }

    /**
     * What to look for, in PostgreSQL's form: everything that is asked for, each the beginning of something; what is
     * written together (an address, a hyphenated name) stands together; a number however it is written.
     */
    static String query(String q) {
        if (NUMBER.matcher(q).matches()) {
            return term(Stream.of(q.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "")));
        }
        return SPACE.splitAsStream(q)
                .map(part -> term(words(part)))
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(" & "));
    }

    private static String term(Stream<String> words) {
        String phrase = words.map(word -> "'" + word + "'").collect(Collectors.joining(" <-> "));
        return phrase.isEmpty() ? "" : phrase + ":*";
    }

    private static Stream<String> words(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }
}
