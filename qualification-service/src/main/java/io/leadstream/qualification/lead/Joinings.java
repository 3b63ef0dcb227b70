package io.leadstream.qualification.lead;

import static java.util.Comparator.comparingLong;

import io.leadstream.qualification.lead.LeadMerges.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was part of whom and when, as it follows from everything told of it, in whichever order that came. */
final class Joinings {

    /**
     * Two leads became one, or two again.
     *
     * @param sequence among what was told of the survivor
     * @param at from when it counts: it has happened and is known
     */
    record Joining(UUID survivor, UUID other, long sequence, boolean merged, Instant at) {}

    private static final Span ALWAYS = new Span(Instant.MIN, null);

    private final Map<UUID, Map<UUID, List<Span>>> bySurvivor = new HashMap<>();

    Joinings(Collection<Joining> told) {
        var pairs = new HashMap<UUID, Map<UUID, List<Joining>>>();
        told.forEach(joining -> pairs.computeIfAbsent(joining.survivor(), survivor -> new TreeMap<>())
                .computeIfAbsent(joining.other(), other -> new ArrayList<>())
                .add(joining));
        pairs.forEach((survivor, others) -> others.forEach((other, joinings) ->
                bySurvivor.computeIfAbsent(survivor, one -> new TreeMap<>()).put(other, spans(joinings))));
    }

    /** All that is or was part of a lead, and of those again. */
    List<Part> partsOf(UUID whole) {
        var parts = new ArrayList<Part>();
        collect(whole, ALWAYS, Set.of(whole), parts);
        return parts;
    }

    /** When each of the leads was part of another. */
    Map<UUID, List<Span>> away() {
        var away = new HashMap<UUID, List<Span>>();
        bySurvivor
                .values()
                .forEach(others -> others.forEach((other, spans) ->
                        away.computeIfAbsent(other, one -> new ArrayList<>()).addAll(spans)));
        return away;
    }

    /** A circle, which only events that are still to come can resolve, is gone round once. */
    private void collect(UUID into, Span outer, Set<UUID> path, List<Part> parts) {
        bySurvivor.getOrDefault(into, Map.of()).forEach((merged, spans) -> {
            if (!path.contains(merged)) {
                var deeper = new HashSet<>(path);
                deeper.add(merged);
                spans.forEach(span -> span.within(outer).ifPresent(during -> {
                    parts.add(new Part(merged, into, span.from(), during));
                    collect(merged, during, deeper, parts);
                }));
            }
        });
    }

    private static List<Span> spans(List<Joining> joinings) {
        var spans = new ArrayList<Span>();
        @Nullable Instant begin = null;
        for (Joining joining :
                joinings.stream().sorted(comparingLong(Joining::sequence)).toList()) {
            if (joining.merged()) {
                begin = begin == null ? joining.at() : begin;
            } else if (begin != null) {
                if (begin.isBefore(joining.at())) {
                    spans.add(new Span(begin, joining.at()));
                }
                begin = null;
            }
        }
        if (begin != null) {
            spans.add(new Span(begin, null));
        }
        return spans;
    }
}
