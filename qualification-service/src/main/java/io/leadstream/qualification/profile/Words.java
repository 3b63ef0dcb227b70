package io.leadstream.qualification.profile;

import static java.util.Locale.ROOT;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Words as profiles compare them: without regard to case, spaces and punctuation. */
final class Words {

    static final Set<String> YES_OR_NO = Set.of("true", "false");

    private Words() {}

    static Set<String> words(Collection<String> texts) {
        return texts.stream().map(Words::word).collect(Collectors.toUnmodifiableSet());
    }

    static String word(String text) {
        return text.strip().toUpperCase(ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    }
}
