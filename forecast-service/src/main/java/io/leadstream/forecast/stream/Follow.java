package io.leadstream.forecast.stream;

import io.leadstream.rest.BadInput;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A figure that somebody follows.
 *
 * @param text as it was given: the figure's place below /api, and what it is asked
 * @param path to ask it at
 */
record Follow(String text, URI path) {

    private static final Pattern PLACE = Pattern.compile("[a-z-]{1,40}(/[A-Za-z0-9-]{1,40}){0,2}(\\?.{0,1000})?");

    /** @throws BadInput when it is no such place */
    static Follow parse(String text) {
        if (!PLACE.matcher(text).matches() || text.startsWith("figures")) {
            throw refused(text, "must be a figure's place below /api, such as win-rates?pipeline=standard");
        }
        try {
            return new Follow(text, URI.create("/api/" + text));
        } catch (IllegalArgumentException unreadable) {
            throw refused(text, "must have its parameters encoded as in an address");
        }
    }

    static BadInput refused(String text, String reason) {
        return BadInput.of("follow", reason + ": " + text);
    }
}
