package io.leadstream.rest.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** In which encoding a file is written. */
public enum Encoding {
    UTF_8,
    LATIN_1;

    /** What Windows writes where Latin-1 has control characters (WHATWG's Encoding standard reads Latin-1 so). */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** The text; empty when the bytes are none in this encoding. */
    public Optional<String> decode(byte[] bytes) {
        return switch (this) {
            case UTF_8 -> {
                try {
                    yield Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
                } catch (CharacterCodingException e) {
                    yield Optional.empty();
                }
            }
            case LATIN_1 -> {
                String windows = new String(bytes, WINDOWS);
                yield Optional.of(
                        windows.indexOf('\ufffd') < 0 ? windows : new String(bytes, StandardCharsets.ISO_8859_1));
            }
        };
    }

    /** Finds out by what is read: what is UTF-8 is hardly ever anything else. */
    public static final class Detector {
        private long utf8;
        private long other;

        public void see(byte[] bytes) {
            boolean isAscii = true;
            for (int i = 0; i < bytes.length && isAscii; i++) {
                isAscii = bytes[i] >= 0;
            }
            if (!isAscii) {
                if (UTF_8.decode(bytes).isPresent()) {
                    utf8++;
                } else {
                    other++;
                }
            }
        }

        /** Single broken lines of a file in UTF-8 do not make it Latin-1. */
        public Encoding found() {
            return other > utf8 ? LATIN_1 : UTF_8;
        }
    }
}
