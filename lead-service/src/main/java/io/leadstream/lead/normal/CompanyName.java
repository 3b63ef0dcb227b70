package io.leadstream.lead.normal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A company's name in the form by which two people mean the same company: Acme, ACME Inc., Acme GmbH &amp; Co. KG. */
public record CompanyName(String key) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What a name may end in without being another's. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "ug",
            "se",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "oy",
            "oyj",
            "ab",
            "as",
            "asa",
            "aps",
            "pty",
            "pte",
            "kk",
            "doo",
            "sl",
            "slu",
            "lda",
            "ltda",
            "and");

    private static final Remembered<CompanyName> READ = new Remembered<>(CompanyName::read);

    public static CompanyName of(String written) {
        return READ.of(written);
    }

    private static CompanyName read(String written) {
        String plain = ACCENTS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replace("&", " and ");
        List<String> words = new ArrayList<>(BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList());
        while (words.size() > 1 && LEGAL_FORMS.contains(words.getLast())) {
            words.removeLast();
        }
        return new CompanyName(words.isEmpty() ? written.strip() : String.join(" ", words));
    }
}
