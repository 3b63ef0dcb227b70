package io.leadstream.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The position in a list, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    public static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @throws BadInput when it is none of so many parts
     */
    public static List<String> decode(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(SEPARATOR, -1));
            if (read.size() == parts && read.stream().allMatch(Texts::isStorable)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw broken();
        }
        throw broken();
    }

    public static BadInput broken() {
        return BadInput.of("after", "is not a cursor that this list gave");
    }
}
