package io.leadstream.rest;

import io.leadstream.messaging.StorableText;

/** What PostgreSQL's UTF-8 text can hold: no NUL, no lone surrogate. */
public final class Texts {

    private Texts() {}

    public static boolean isStorable(String text) {
        return StorableText.is(text);
    }

    /** The text, with U+FFFD in place of each character that cannot be held. */
    public static String storable(String text) {
        return StorableText.of(text);
    }
}
