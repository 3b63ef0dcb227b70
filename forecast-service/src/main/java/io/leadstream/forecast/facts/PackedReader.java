package io.leadstream.forecast.facts;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the numbers, times and texts that {@link PackedWriter} wrote; texts met lately are not decoded again. */
abstract sealed class PackedReader permits FactReader {

    private final Texts texts = new Texts();
    private final List<String> ofPart = new ArrayList<>();
    private byte[] bytes = {};
    private int at;

    final void begin(byte[] packed) {
        bytes = packed;
        at = 0;
    }

    /** @param usual the texts that the part knows from its beginning */
    final void beginPart(List<String> usual) {
        ofPart.clear();
        ofPart.addAll(usual);
    }

    final boolean ended() {
        return at >= bytes.length;
    }

    final int octet() {
        return bytes[at++];
    }

    static <E extends Enum<E>> Set<E> all(E[] values, long bits) {
        var set = EnumSet.noneOf(values[0].getDeclaringClass());
        for (E value : values) {
            if ((bits & 1L << value.ordinal()) != 0) {
                set.add(value);
            }
        }
        return set;
    }

    final <E extends Enum<E>> @Nullable E choice(E[] values) {
        int which = bytes[at++];
        return which == 0 ? null : values[which - 1];
    }

    final <E extends Enum<E>> E one(E[] values) {
        E value = choice(values);
        if (value == null) {
            throw new IllegalStateException("a choice is missing among packed facts");
        }
        return value;
    }

    final @Nullable Instant moment() {
        return bytes[at++] == 0 ? null : time(number());
    }

    final @Nullable LocalDate day() {
        return bytes[at++] == 0 ? null : LocalDate.ofEpochDay(number());
    }

    final @Nullable BigDecimal exact() {
        String amount = optional();
        return amount == null ? null : new BigDecimal(amount);
    }

    final String requiredId() {
        String id = id();
        if (id == null) {
            throw new IllegalStateException("an id is missing among packed facts");
        }
        return id;
    }

    final @Nullable String id() {
        return bytes[at++] == 0 ? optional() : new UUID(long64(), long64()).toString();
    }

    final long long64() {
        long value = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return value;
    }

    final String text() {
        String text = optional();
        if (text == null) {
            throw new IllegalStateException("a text is missing among packed facts");
        }
        return text;
    }

    final @Nullable String optional() {
        int which = (int) number();
        if (which == PackedWriter.NONE) {
            return null;
        }
        if (which >= PackedWriter.KNOWN) {
            return ofPart.get(which - PackedWriter.KNOWN);
        }
        int length = (int) number();
        String text = texts.of(bytes, at, length);
        at += length;
        ofPart.add(text);
        return text;
    }

    final long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            rest |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    static Instant time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
