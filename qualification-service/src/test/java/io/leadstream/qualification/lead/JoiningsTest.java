package io.leadstream.qualification.lead;

import static io.leadstream.qualification.lead.History.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.Joinings.Joining;
import io.leadstream.qualification.lead.LeadMerges.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JoiningsTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private static Joining merged(UUID survivor, UUID other, int sequence, double day) {
        return new Joining(survivor, other, sequence, true, day(day));
    }

    private static Joining unmerged(UUID survivor, UUID other, int sequence, double day) {
        return new Joining(survivor, other, sequence, false, day(day));
    }

    @Test
    void aLeadIsPartOfAnotherFromTheMergeUntilTheyAreTwoAgain() {
        var joinings = new Joinings(List.of(merged(A, B, 1, 1), unmerged(A, B, 2, 3), merged(A, B, 3, 5)));

        assertEquals(
                List.of(
                        new Part(B, A, day(1), new Span(day(1), day(3))),
                        new Part(B, A, day(5), new Span(day(5), null))),
                joinings.partsOf(A));
        assertEquals(Map.of(B, List.of(new Span(day(1), day(3)), new Span(day(5), null))), joinings.away());
        assertTrue(joinings.partsOf(B).isEmpty());
    }

    @Test
    void partsOfAPartArePartsWhileBothLast() {
        var joinings = new Joinings(
                List.of(merged(B, C, 1, 1), unmerged(B, C, 2, 6), merged(A, B, 1, 3), unmerged(A, B, 2, 9)));

        assertEquals(
                List.of(
                        new Part(B, A, day(3), new Span(day(3), day(9))),
                        new Part(C, B, day(1), new Span(day(3), day(6)))),
                joinings.partsOf(A));
    }

    @Test
    void aCircleIsGoneRoundOnce() {
        var joinings = new Joinings(List.of(merged(A, B, 1, 1), merged(B, A, 1, 2)));

        assertEquals(List.of(new Part(B, A, day(1), new Span(day(1), null))), joinings.partsOf(A));
    }

    @Property(tries = 50)
    void theOrderOfArrivalDoesNotMatter(@ForAll long seed) {
        var told = new ArrayList<>(List.of(
                merged(A, B, 1, 1),
                unmerged(A, B, 4, 2),
                merged(A, C, 2, 1.5),
                merged(A, B, 7, 4),
                merged(B, C, 1, 0)));
        var expected = new Joinings(told).partsOf(A);

        Collections.shuffle(told, new Random(seed));

        assertEquals(expected, new Joinings(told).partsOf(A));
    }

    @Test
    void anUnmergeOfWhichTheMergeIsNotToldYetSaysNothing() {
        assertTrue(new Joinings(List.of(unmerged(A, B, 2, 3))).partsOf(A).isEmpty());
    }

    @Test
    void theEndOfASpanDoesNotBelongToIt() {
        var span = new Span(day(1), day(3));

        assertTrue(span.covers(day(1)));
        assertFalse(span.covers(day(3)));
        assertTrue(span.within(new Span(day(3), null)).isEmpty());
    }
}
