package io.leadstream.qualification.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.awareness.Touched;
import io.leadstream.qualification.discovery.Checklist.Known;
import io.leadstream.qualification.discovery.Checklist.PersonaMatch;
import io.leadstream.qualification.discovery.Checklist.State;
import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Fixtures;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<ChecklistPoint, Confirmation> confirmations = new EnumMap<>(ChecklistPoint.class);
    private Optional<PersonaMatch> persona = Optional.empty();
    private List<String> segments = List.of();
    private boolean touched;
    private String framework = "BANT";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CARD, -, UNKNOWN",
                "PAINS, -, OPEN",
                "PAINS, pain, OPEN",
                "PAINS, proposedSolution, OPEN",
                "PAINS, pain proposedSolution, DONE",
                "PAINS, challenges proposedSolution, DONE",
                "DECIDERS, -, OPEN",
                "DECIDERS, champion, OPEN",
                "DECIDERS, authority, DONE",
                "DECIDERS, economicBuyer, DONE",
                "AWARENESS, -, OPEN",
                "AWARENESS, knowledgeOfUs, DONE",
                "SPIN, situation pain implications, OPEN",
                "SPIN, situation pain implications needPayoff, DONE",
                "SPIN, existingSolution need consequences needPayoff, DONE",
                "FRAMEWORK, budget authority need, OPEN",
                "FRAMEWORK, budget authority need timeline, DONE",
            })
    void aPointHoldsByItsFacts(ChecklistPoint point, String known, State state) {
        know(known);

        assertEquals(state, point(point).state());
    }

    @Test
    void theCardNeedsPersonaAndSegment() {
        persona = Optional.of(new PersonaMatch(true, "3 of 3 criteria"));
        assertEquals(State.UNKNOWN, point(ChecklistPoint.CARD).state());
        segments = List.of("dach");
        assertEquals(State.DONE, point(ChecklistPoint.CARD).state());
        persona = Optional.of(new PersonaMatch(false, "1 of 3 criteria"));
        assertEquals(State.OPEN, point(ChecklistPoint.CARD).state());
    }

    @Test
    void whatTheyKnowIsReadFromTheirTouches() {
        touched = true;

        assertEquals(State.DONE, point(ChecklistPoint.AWARENESS).state());
        assertTrue(point(ChecklistPoint.AWARENESS).parts().getFirst().why().startsWith("They "));
    }

    @Test
    void anotherFrameworkAsksForOtherFacts() {
        know("budget authority need timeline");
        framework = "MEDDIC";

        var point = point(ChecklistPoint.FRAMEWORK);

        assertEquals(State.OPEN, point.state());
        assertEquals("MEDDIC, chosen for it", point.parts().getFirst().why());
        assertEquals(
                "no metrics, no economic buyer, no decision criteria, no decision process, no pain identified, no champion",
                point.parts().getLast().why());
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecklistPoint.class,
            names = {"CARD", "PAINS", "DECIDERS", "AWARENESS", "SPIN"})
    void aPersonsWordHoldsAPointUntilItIsTakenBack(ChecklistPoint point) {
        confirmations.put(point, word(true));
        assertEquals(State.CONFIRMED, point(point).state());
        assertTrue(point(point).holds());

        confirmations.put(point, word(false));
        assertFalse(point(point).holds());
    }

    @Test
    void whatTheSystemSeesNeedsNoWord() {
        know("authority");
        confirmations.put(ChecklistPoint.DECIDERS, word(true));

        assertEquals(State.DONE, point(ChecklistPoint.DECIDERS).state());
    }

    @Test
    void sixPointsMakeAQualifiedLead() {
        know("pain proposedSolution authority situation implications needPayoff budget need timeline");
        persona = Optional.of(new PersonaMatch(true, "all"));
        segments = List.of("dach");
        assertEquals(5, checklist().held());

        touched = true;
        assertEquals(6, checklist().held());
    }

    private Checklist.Point point(ChecklistPoint point) {
        return checklist().points().get(point.ordinal());
    }

    private Checklist checklist() {
        var choice = new Choice(Fixtures.framework(framework), !framework.equals("BANT"), null, null);
        var spin = Fixtures.framework("SPIN").of(facts);
        var awareness = touched ? Touched.byTheLead("DEMO", AT) : Touched.never(AT);
        return Checklist.of(new Known(facts, choice, spin, awareness, persona, segments, confirmations));
    }

    private void know(@Nullable String known) {
        Stream.ofNullable(known)
                .flatMap(words -> Stream.of(words.split(" ", -1)))
                .forEach(word -> facts.put(word, new Fact("x", BigDecimal.ONE, null)));
    }

    private static Confirmation word(boolean confirmed) {
        return new Confirmation(confirmed, URI.create("https://mail.example/81"), null, "rep-1", AT);
    }
}
