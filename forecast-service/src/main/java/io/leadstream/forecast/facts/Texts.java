package io.leadstream.forecast.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts by their UTF-8 bytes: one that was met lately is found again without being decoded. */
final class Texts {

    // a place for each hash: who comes later takes it, so that nothing grows
    private static final int PLACES = 1 << 12;

    private final @Nullable Text[] recent = new Text[PLACES];

    private record Text(byte[] bytes, String text) {}

    String of(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        Text found = recent[place];
        if (found != null && Arrays.equals(found.bytes, 0, found.bytes.length, bytes, from, from + length)) {
            return found.text;
        }
        var text = new String(bytes, from, length, StandardCharsets.UTF_8);
        recent[place] = new Text(Arrays.copyOfRange(bytes, from, from + length), text);
        return text;
    }
}
