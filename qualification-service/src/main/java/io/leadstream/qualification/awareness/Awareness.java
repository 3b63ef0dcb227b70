package io.leadstream.qualification.awareness;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a lead knows of us as of an instant: by its touches alone, so that the same touches always tell the same. */
public record Awareness(List<Touches> kinds, FirstContact firstContact, Instant asOf) {

    static Awareness of(List<TypeCount> counts, Instant asOf) {
        Map<TouchKind, Touches> byKind = new EnumMap<>(TouchKind.class);
        Stream.of(TouchKind.values()).forEach(kind -> byKind.put(kind, Touches.none(kind)));
        counts.forEach(
                count -> byKind.computeIfPresent(TouchKind.of(count.type()), (kind, touches) -> touches.plus(count)));
        return new Awareness(
                byKind.values().stream()
                        .filter(touches -> touches.kind() != TouchKind.OTHER || touches.last() != null)
                        .toList(),
                FirstContact.of(counts),
                asOf);
    }

    /** That of the kind which shows most. */
    public Level level() {
        return kinds.stream()
                .map(touches -> touches.level(asOf))
                .max(Comparator.naturalOrder())
                .orElse(Level.NONE);
    }

    /** Whether the lead itself ever turned to us. */
    public boolean hasInbound() {
        return kinds.stream().anyMatch(touches -> touches.inbound() > 0);
    }

    /** One line for a rep before a call: how well they know us, and from what, the latest first. */
    public String summary() {
        String from = kinds.stream()
                .filter(touches -> touches.last() != null)
                .sorted(Comparator.comparing(this::days).thenComparing(Touches::kind))
                .map(this::line)
                .collect(Collectors.joining("; "));
        return from.isEmpty() ? "They " + level().words() + ": no touch yet" : "They " + level().words() + ": " + from;
    }

    private String line(Touches touches) {
        long days = days(touches);
        String when = days == 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
        return "%s (%d theirs, %d ours, last %s)"
                .formatted(touches.kind().words(), touches.inbound(), touches.outbound(), when);
    }

    private long days(Touches touches) {
        Long days = touches.daysSinceLast(asOf);
        return days == null ? Long.MAX_VALUE : days;
    }
}
