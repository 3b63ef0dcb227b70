package io.leadstream.messaging;

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    public static boolean is(String text) {
        return text.codePoints().allMatch(StorableText::canBeHeld);
    }

    /** The text, with U+FFFD in place of each character that cannot be held. */
    public static String of(String text) {
        if (is(text)) {
            return text;
        }
        var storable = new StringBuilder(text.length());
        text.codePoints().map(c -> canBeHeld(c) ? c : REPLACEMENT).forEach(storable::appendCodePoint);
        return storable.toString();
    }

    /** Surrogates that make a pair are one code point already. */
    private static boolean canBeHeld(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
