package io.leadstream.qualification.lead;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words as they are compared: without regard to case, spaces and punctuation. */
public final class Folded {

    private Folded() {}

    public static String word(String text) {
        return text.strip().toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    public static Set<String> words(Collection<String> texts) {
        return texts.stream().map(Folded::word).collect(Collectors.toUnmodifiableSet());
    }
}
