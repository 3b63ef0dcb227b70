package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entity tag of an answer that was not computed yet: of all that it follows from. It is weak, for two answers of
 * one tag tell the same figures at different times: their {@code freshness}, and {@code asOf} when it is now, differ.
 */
final class FigureTag {

    private static final int BYTES = 18;

    private FigureTag() {}

    /**
     * What is asked.
     *
     * @param build which program computes the answer
     * @param caller who asks, and in which roles: what one may see, another may not
     * @param day of the answer, when no as-of time was given; null when it was
     */
    record Asked(
            String build,
            String caller,
            String path,
            Map<String, List<String>> parameters,
            String mediaType,
            @Nullable Instant day) {}

    static String of(Asked asked, Revision revision) {
        var parts = new StringBuilder();
        add(parts, asked.build());
        add(parts, asked.caller());
        add(parts, asked.path());
        add(parts, asked.mediaType());
        new TreeMap<>(asked.parameters()).forEach((name, values) -> {
            add(parts, name);
            values.forEach(value -> add(parts, value));
        });
        Instant day = asked.day();
        add(parts, day == null ? "" : day.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        add(parts, revision.toString());
        return "W/\"" + hash(parts.toString()) + '"';
    }

    /** Its length before each part, so that no two lists of parts read the same. */
    private static void add(StringBuilder parts, String part) {
        parts.append(part.length()).append(':').append(part);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a tag is among those that a caller has; compared weakly, as GET does. */
    static boolean isAmong(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(candidate -> candidate.equals(tag) || ("W/" + candidate).equals(tag));
    }
}
