package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.LeadMerges.Part;
import io.leadstream.qualification.lead.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsTogetherTest {

    private static final UUID LEAD = new UUID(0, 1);
    private static final UUID MERGED = new UUID(0, 2);
    private static final UUID WITHIN = new UUID(0, 3);

    private final Map<UUID, Map<String, RecordedFact>> latest = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
    }

    private FactsTogetherTest recorded(UUID lead, String word, @Nullable String value, @Nullable String sure, int day) {
        var confidence = sure == null ? null : new BigDecimal(sure);
        var fact = value == null ? null : new Fact(value, confidence, null);
        latest.computeIfAbsent(lead, one -> new HashMap<>())
                .put(word, new RecordedFact(lead, day + 1, word, fact, day(day), "rep"));
        return this;
    }

    private FactsTogetherTest merged(UUID merged, UUID into, int day) {
        parts.add(new Part(merged, into, day(day), new Span(day(day), null)));
        return this;
    }

    private Map<String, String> together() {
        var values = new HashMap<String, String>();
        new FactsTogether(LEAD, parts, latest)
                .entries()
                .forEach(entry ->
                        values.put(entry.criterion(), entry.fact().orElseThrow().value()));
        return values;
    }

    @Test
    void whatWasFoundOutAboutBothCounts() {
        recorded(LEAD, "need", "speed", null, 1)
                .recorded(MERGED, "budget", "40,000", null, 2)
                .merged(MERGED, LEAD, 5);

        assertEquals(Map.of("need", "speed", "budget", "40,000"), together());
    }

    @Test
    void theSurerCountsAndOfEquallySureTheLater() {
        recorded(LEAD, "need", "own, surer", "0.9", 1).recorded(MERGED, "need", "other, later", "0.6", 2);
        recorded(LEAD, "budget", "own", "0.5", 1).recorded(MERGED, "budget", "other, later", null, 2);
        recorded(LEAD, "timeline", "own", "0.2", 3).recorded(MERGED, "timeline", "other, surer", "0.4", 2);
        merged(MERGED, LEAD, 5);

        assertEquals(Map.of("need", "own, surer", "budget", "other, later", "timeline", "other, surer"), together());
    }

    @Test
    void whatWasRecordedSinceCountsAlone() {
        recorded(MERGED, "need", "sure, but old", "1", 2).recorded(LEAD, "need", "seen anew", "0.1", 6);
        recorded(MERGED, "budget", "gone since", "1", 2).recorded(LEAD, "budget", null, null, 6);
        merged(MERGED, LEAD, 5);

        assertEquals(Map.of("need", "seen anew"), together());
    }

    @Test
    void whatWasClearedBeforeHidesNothingOfTheOther() {
        recorded(LEAD, "need", null, null, 4)
                .recorded(MERGED, "need", "speed", null, 2)
                .merged(MERGED, LEAD, 5);

        assertEquals(Map.of("need", "speed"), together());
    }

    @Test
    void whatWasRecordedOnAPartAfterItGotOneItselfCountsAlone() {
        recorded(WITHIN, "need", "sure, but old", "1", 1).recorded(MERGED, "need", "seen anew", "0.3", 4);
        merged(WITHIN, MERGED, 3).merged(MERGED, LEAD, 5);

        assertEquals(Map.of("need", "seen anew"), together());
    }

    @Test
    void ofNothingNothingIsKnown() {
        merged(MERGED, LEAD, 5);

        assertTrue(together().isEmpty());
    }
}
