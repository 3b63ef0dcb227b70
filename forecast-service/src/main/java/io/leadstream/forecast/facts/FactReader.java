package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactWriter} packed, one subject after the other; texts and places of all are kept once. */
final class FactReader {

    private static final Phase[] PHASES = Phase.values();
    private static final int MOST_PLACES = 10_000;

    private final boolean withSegments;
    private final Texts texts = new Texts();
    private final Map<Place, Place> places = new HashMap<>();
    private final List<String> ofPart = new ArrayList<>();
    private byte[] bytes = {};
    private int at;

    /** @param withSegments whether descriptions are read with their segments, or without */
    FactReader(boolean withSegments) {
        this.withSegments = withSegments;
    }

    List<DealFact> read(byte[] packed) {
        bytes = packed;
        at = 0;
        var facts = new ArrayList<DealFact>(8);
        while (at < bytes.length) {
            int format = bytes[at++];
            if (format != FactWriter.FORMAT) {
                throw new IllegalStateException("facts were packed in a format of later: " + format);
            }
            ofPart.clear();
            long count = number();
            for (long i = 0; i < count; i++) {
                facts.add(fact());
            }
        }
        return facts;
    }

    private DealFact fact() {
        int kind = bytes[at++];
        var key = new FactKey(text(), number(), (int) number(), optional());
        long occurred = number();
        long later = number();
        Instant occurredAt = time(occurred);
        Instant knownAt = later == 0 ? occurredAt : time(occurred + later);
        return switch (kind) {
            case FactWriter.ENTERED, FactWriter.REOPENED ->
                new Entered(key, occurredAt, knownAt, place(), kind == FactWriter.REOPENED);
            case FactWriter.WON -> closed(key, occurredAt, knownAt, Outcome.WON);
            case FactWriter.LOST -> closed(key, occurredAt, knownAt, Outcome.LOST);
            case FactWriter.DESCRIBED -> described(key, occurredAt, knownAt);
            case FactWriter.WITHDRAWN -> new Withdrawn(key, occurredAt, knownAt);
            case FactWriter.ERASED -> new Erased(key, occurredAt, knownAt);
            default -> throw new IllegalStateException("no such kind of fact: " + kind);
        };
    }

    private Place place() {
        var seen = new Place(text(), (int) number(), text(), (int) number(), PHASES[(int) number()]);
        Place known = places.get(seen);
        if (known != null) {
            return known;
        }
        if (places.size() < MOST_PLACES) {
            places.put(seen, seen);
        }
        return seen;
    }

    private Closed closed(FactKey key, Instant occurredAt, Instant knownAt, Outcome outcome) {
        return new Closed(key, occurredAt, knownAt, place(), outcome, optional(), money());
    }

    private Described described(FactKey key, Instant occurredAt, Instant knownAt) {
        String owner = optional();
        Money amount = money();
        Instant observedFrom = bytes[at++] == 0 ? null : time(number());
        return new Described(key, occurredAt, knownAt, owner, amount, segments((int) number()), observedFrom);
    }

    private Map<String, String> segments(int count) {
        Map<String, String> segments = withSegments ? HashMap.newHashMap(count) : Map.of();
        for (int i = 0; i < count; i++) {
            String name = text();
            String value = text();
            if (withSegments) {
                segments.put(name, value);
            }
        }
        return segments;
    }

    private @Nullable Money money() {
        String amount = optional();
        String currency = optional();
        return amount == null || currency == null ? null : new Money(new BigDecimal(amount), currency);
    }

    private String text() {
        String text = optional();
        if (text == null) {
            throw new IllegalStateException("a text is missing among packed facts");
        }
        return text;
    }

    private @Nullable String optional() {
        int which = (int) number();
        if (which == FactWriter.NONE) {
            return null;
        }
        if (which >= FactWriter.KNOWN) {
            return ofPart.get(which - FactWriter.KNOWN);
        }
        int length = (int) number();
        String text = texts.of(bytes, at, length);
        at += length;
        ofPart.add(text);
        return text;
    }

    private long number() {
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

    private static Instant time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
