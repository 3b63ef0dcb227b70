package io.leadstream.forecast.facts;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, times and texts in as few bytes as they need. Times are microseconds since 1970; a text is written
 * once, and told by its number when it comes again.
 */
abstract sealed class PackedWriter permits FactWriter {

    /** Instead of the number of a text: there is none, or it comes here for the first time. */
    static final int NONE = 0;

    static final int NEW = 1;
    static final int KNOWN = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final Map<String, Integer> texts = new HashMap<>();

    /** @param usual texts that are known from the beginning */
    PackedWriter(Collection<String> usual) {
        usual.forEach(text -> texts.put(text, texts.size()));
    }

    final byte[] bytes() {
        return out.toByteArray();
    }

    final void octet(int value) {
        out.write(value);
    }

    static long bits(Set<? extends Enum<?>> values) {
        return values.stream().mapToLong(value -> 1L << value.ordinal()).reduce(0, (one, other) -> one | other);
    }

    /** Which of an enum's values, from 1; 0 for none. */
    final void choice(@Nullable Enum<?> value) {
        out.write(value == null ? 0 : value.ordinal() + 1);
    }

    final void moment(@Nullable Instant time) {
        out.write(time == null ? 0 : 1);
        if (time != null) {
            number(micros(time));
        }
    }

    final void day(@Nullable LocalDate day) {
        out.write(day == null ? 0 : 1);
        if (day != null) {
            number(day.toEpochDay());
        }
    }

    final void exact(@Nullable BigDecimal amount) {
        text(amount == null ? null : amount.toString());
    }

    /** A UUID takes sixteen bytes, any other id is a text. */
    final void id(@Nullable String id) {
        UUID uuid = id == null ? null : uuid(id);
        if (uuid == null) {
            out.write(0);
            text(id);
        } else {
            out.write(1);
            out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        }
    }

    static @Nullable UUID uuid(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null; // any text may be an id
        }
    }

    final void text(@Nullable String text) {
        Integer known = text == null ? null : texts.putIfAbsent(text, texts.size());
        if (text == null) {
            number(NONE);
        } else if (known != null) {
            number(KNOWN + known);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(NEW);
            number(bytes.length);
            out.writeBytes(bytes);
        }
    }

    /** Seven bits a byte, the lowest first; the sign is the lowest of all, so that small numbers stay short. */
    final void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Times are kept to the microsecond everywhere. */
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
