package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which words a lead is found: those of name, e-mail address and company, without accents; and by the number. */
public final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Letters that are no others with an accent, and are written without it all the same. */
    private static final Map<String, String> PLAIN =
            Map.of("ß", "ss", "ł", "l", "ø", "o", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th", "ð", "d");

    private static final Pattern NOT_PLAIN = Pattern.compile("[" + String.join("", PLAIN.keySet()) + "]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NUMBER = Pattern.compile("[+\\s()/.-]*\\d[+\\s()/.\\d-]*");

    /** What can be nothing but a host: a page's address, or a domain that is not in ASCII. */
    private static final Pattern HOST =
            Pattern.compile("(?i)(https?://|www\\.).+|.*\\P{ASCII}.*\\..+|.+\\..*\\P{ASCII}.*");

    private static final int SHORT = 3;

    private SearchText() {}

    static String of(Person person, @Nullable Company company) {
        Stream<String> texts = Stream.concat(
                Stream.of(person.firstName(), person.lastName(), person.email())
                        .filter(Objects::nonNull)
                        .flatMap(SearchText::words),
                Stream.of(of(company)));
        Stream<String> digits = person.phone() == null
                ? Stream.empty()
                : Stream.of(person.phone().substring(1), new Phone(person.phone()).withoutCountryCode());
        return Stream.concat(texts, digits).collect(Collectors.joining(" "));
    }

    /** By which words a company, or a person there, is found. */
    public static String of(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMap(SearchText::words)
                .collect(Collectors.joining(" "));
    }

    /** The part that tells of the company, between marks by which it is found when the name changes. */
    static String of(@Nullable Company company) {
        String name = company == null ? null : company.name();
        return name == null ? "||" : words(name).collect(Collectors.joining(" ", "|", "|"));
    }

    /**
     * What to look for, in PostgreSQL's form: everything that is asked for, each the beginning of something; what is
     * written together (an address, a hyphenated name) stands together; a number however it is written.
     */
    public static String query(String q) {
        if (NUMBER.matcher(q).matches()) {
            return term(Stream.of(q.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "")));
        }
        return SPACE.splitAsStream(q)
                .map(part -> term(words(asCaptured(part))))
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(" & "));
    }

    /**
     * What an index finds of what is asked for, and what is still to be compared with the words of each that it finds:
     * whatever begins like the short end of an address, as {@code com}, would be half of all words.
     *
     * @param query in PostgreSQL's form
     * @param phrases words with a space between them, the last may go on
     */
    record Asked(String query, List<String> phrases) {

        static Asked of(String q) {
            if (NUMBER.matcher(q).matches()) {
                return new Asked(SearchText.query(q), List.of());
            }
            var terms = new ArrayList<String>();
            var phrases = new ArrayList<String>();
            for (String part : SPACE.split(q, -1)) {
                List<String> words = words(asCaptured(part)).toList();
                if (words.size() > 1 && words.getLast().length() <= SHORT) {
                    terms.add(phrase(words.subList(0, words.size() - 1)));
                    phrases.add(String.join(" ", words));
                } else if (!words.isEmpty()) {
                    terms.add(phrase(words) + ":*");
                }
            }
            return new Asked(String.join(" & ", terms), phrases);
        }
    }

    /** Addresses and hosts in the form in which the card has them: domains in ASCII, no www. */
    private static String asCaptured(String part) {
        try {
            return part.indexOf('@') > 0
                    ? Email.of(part).address()
                    : HOST.matcher(part).matches() ? CompanyDomain.of(part).name() : part;
        } catch (IllegalArgumentException aWord) {
            return part;
        }
    }

    private static String term(Stream<String> words) {
        String phrase = phrase(words.toList());
        return phrase.isEmpty() ? "" : phrase + ":*";
    }

    private static String phrase(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> "));
    }

    private static Stream<String> words(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        plain = NOT_PLAIN.matcher(plain).replaceAll(letter -> PLAIN.get(letter.group()));
        return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }
}
