package io.leadstream.messaging;

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    static boolean is(String text) {
        return of(text).equals(text);
    }

    /** The text, with a replacement for each character that cannot be held. */
    static String of(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
