package io.leadstream.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Record keys as text, without loss: a key that is UTF-8 is its text, any other is one lone surrogate a byte, which
 * no UTF-8 reads as. So whatever key a record came with, its copy has the same.
 */
public final class RecordKeys {

    private static final char FIRST = '\uDC00';
    private static final char LAST = '\uDCFF';

    private RecordKeys() {}

    /** Reads keys. */
    public static final class Reader implements Deserializer<String> {
        @Override
        @SuppressWarnings("NullAway") // Kafka's own types say nothing of null; a record may have no key
        public @Nullable String deserialize(String topic, byte @Nullable [] key) {
            return key == null ? null : read(key);
        }
    }

    /** Writes keys as they were. */
    public static final class Writer implements Serializer<String> {
        @Override
        @SuppressWarnings("NullAway") // as above
        public byte @Nullable [] serialize(String topic, @Nullable String key) {
            return key == null ? null : write(key);
        }
    }

    static String read(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            var escaped = new StringBuilder(key.length);
            for (byte b : key) {
                escaped.append((char) (FIRST + (b & 0xFF)));
            }
            return escaped.toString();
        }
    }

    static byte[] write(String key) {
        if (key.isEmpty() || !key.chars().allMatch(c -> c >= FIRST && c <= LAST)) {
            return key.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[key.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (key.charAt(i) - FIRST);
        }
        return bytes;
    }
}
