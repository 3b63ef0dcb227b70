package io.leadstream.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON between systems is UTF-8 (RFC 8259, section 8.1). Left to itself, a parser guesses the encoding from the first
 * four bytes, and fails on those that look like UTF-32.
 */
final class Utf8 {

    /** Zeros there, and marks that are no UTF-8, are what leads to another guess. */
    private static final int GUESSED_BY = 4;

    private Utf8() {}

    /**
     * Lets pass what can be read as UTF-8 only.
     *
     * @throws BadInput naming the first byte that is none, or no JSON
     */
    static void require(byte[] document) {
        for (int i = 0; i < Math.min(GUESSED_BY, document.length); i++) {
            if (document[i] == 0) {
                throw BadInput.of("", "is not valid JSON: it is NUL at byte " + i);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(document);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw BadInput.of("", "is not valid JSON: it is not UTF-8 at byte " + bytes.position());
        }
    }
}
