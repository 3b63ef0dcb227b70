package io.leadstream.qualification.awareness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwarenessTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "WEB_VISIT, WEB",
        "FORM_VIEWED, FORMS",
        "FORM_STARTED, FORMS",
        "FORM_SUBMITTED, FORMS",
        "EMAIL_SENT, EMAIL",
        "EMAIL_OPENED, EMAIL",
        "EMAIL_CLICKED, EMAIL",
        "EMAIL_REPLIED, EMAIL",
        "CHAT, CHAT",
        "SOCIAL_FOLLOW, SOCIAL",
        "SOCIAL_MESSAGE, SOCIAL",
        "CALL, CALL",
        "MEETING, MEETING",
        "DEMO, DEMO",
        "EVENT, EVENT",
        "WEBINAR, OTHER",
        "CHAT_BOT, OTHER",
        "X, OTHER"
    })
    void everyTypeIsOfAKind(String type, TouchKind kind) {
        assertEquals(kind, TouchKind.of(type));
    }

    @ParameterizedTest
    @CsvSource({
        "WEB_VISIT, 1, 0, 0, NOTICED",
        "WEB_VISIT, 3, 0, 0, INTERESTED",
        "WEB_VISIT, 10, 0, 0, FAMILIAR",
        "WEB_VISIT, 10, 0, 180, FAMILIAR",
        "WEB_VISIT, 10, 0, 181, INTERESTED",
        "WEB_VISIT, 3, 0, 181, NOTICED",
        "WEB_VISIT, 1, 0, 900, NOTICED",
        "FORM_SUBMITTED, 1, 0, 0, INTERESTED",
        "FORM_SUBMITTED, 3, 0, 0, FAMILIAR",
        "EMAIL_REPLIED, 2, 9, 0, NOTICED",
        "EMAIL_SENT, 0, 9, 0, REACHED",
        "EMAIL_SENT, 0, 9, 900, REACHED",
        "CHAT, 2, 0, 0, INTERESTED",
        "SOCIAL_MESSAGE, 3, 0, 0, INTERESTED",
        "CALL, 1, 0, 0, FAMILIAR",
        "CALL, 0, 1, 0, REACHED",
        "MEETING, 1, 0, 0, FAMILIAR",
        "DEMO, 1, 0, 0, FAMILIAR",
        "DEMO, 1, 0, 400, INTERESTED",
        "EVENT, 1, 0, 0, INTERESTED",
        "WEBINAR, 50, 0, 0, NOTICED"
    })
    void touchesShowHowMuchTheyKnow(String type, long inbound, long outbound, int daysAgo, Level level) {
        var counts = new ArrayList<TypeCount>();
        if (inbound > 0) {
            counts.add(count(type, true, inbound, daysAgo));
        }
        if (outbound > 0) {
            counts.add(count(type, false, outbound, daysAgo));
        }

        assertEquals(level, Awareness.of(counts, NOW).level());
    }

    @Test
    void theSummaryIsOneLineTheLatestFirst() {
        var awareness = Awareness.of(
                List.of(
                        count("EMAIL_SENT", false, 3, 1),
                        count("EMAIL_OPENED", true, 2, 5),
                        count("DEMO", true, 1, 12),
                        count("WEB_VISIT", true, 4, 0)),
                NOW);

        assertEquals(
                "They know us well: web site (4 theirs, 0 ours, last today); "
                        + "e-mail (2 theirs, 3 ours, last yesterday); demos (1 theirs, 0 ours, last 12 days ago)",
                awareness.summary());
    }

    @Test
    void whoWasNeverTouchedDoesNotKnowUs() {
        var awareness = Awareness.of(List.of(), NOW);

        assertEquals("They do not know us: no touch yet", awareness.summary());
        assertEquals(9, awareness.kinds().size());
        assertNull(awareness.firstContact().by());
    }

    @ParameterizedTest
    @CsvSource({"5, 3, LEAD", "3, 5, US", "4, 4, LEAD"})
    void firstContactIsByWhenItHappened(int inboundDaysAgo, int outboundDaysAgo, FirstContact.By by) {
        var first = Awareness.of(
                        List.of(count("CALL", false, 1, outboundDaysAgo), count("WEB_VISIT", true, 1, inboundDaysAgo)),
                        NOW)
                .firstContact();

        assertEquals(by, first.by());
        assertEquals(by == FirstContact.By.LEAD ? "WEB_VISIT" : "CALL", first.type());
    }

    @Property(tries = 100)
    void theOrderOfWhatIsCountedDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
        var types = List.of("WEB_VISIT", "FORM_VIEWED", "EMAIL_SENT", "EMAIL_OPENED", "CALL", "DEMO", "X");
        var random = new Random(seed);
        var counts = new ArrayList<TypeCount>();
        for (String type : types) {
            counts.add(count(type, random.nextBoolean(), 1 + random.nextInt(9), random.nextInt(4)));
        }
        var told = Awareness.of(counts, NOW);
        Collections.shuffle(counts, random);

        assertEquals(told, Awareness.of(counts, NOW));
        assertEquals(told.summary(), Awareness.of(counts, NOW).summary());
    }

    private static TypeCount count(String type, boolean inbound, long count, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new TypeCount(type, inbound, count, at, at);
    }
}
