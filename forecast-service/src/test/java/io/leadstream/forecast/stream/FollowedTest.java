package io.leadstream.forecast.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.facts.Revision;
import io.leadstream.forecast.stream.Answer.Figure;
import io.leadstream.forecast.stream.Followed.Follower;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a figure that is followed is asked again, and whom its answer wakes. */
class FollowedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Followed followed = new Followed();
    private final AtomicInteger woken = new AtomicInteger();
    private final Follower ann = new Follower("ann's", woken::incrementAndGet);

    private static Moment at(long consumed, Instant now) {
        return Moment.of(new Revision("blue", 0, consumed, 0, 0, null), now);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static Figure figure(String content) {
        return new Figure("{}", "W/\"t\"", content);
    }

    @BeforeEach
    void annFollows() {
        followed.add(ann);
        followed.answered(figure("a"), at(1, NOON), 0, 1);
        woken.set(0);
    }

    @Test
    void itIsNotAskedAgainWhileNothingHappens() {
        assertNull(followed.turn(at(1, NOON.plusSeconds(3_600)), seconds(60)));
    }

    @Test
    void anEventOrTheNextDayIsAReasonToAsk() {
        assertSame(ann, followed.turn(at(2, NOON), seconds(60)));
        followed.answered(new Answer.Same(), at(2, NOON), seconds(60), seconds(61));
        assertSame(ann, followed.turn(at(2, NOON.plusSeconds(86_400)), seconds(90)));
    }

    @Test
    void whatMovesWithEveryMomentIsAskedOnceAMinute() {
        followed.answered(new Figure("{}", null, "b"), at(1, NOON), 0, 1);
        assertNull(followed.turn(at(1, NOON.plusSeconds(59)), seconds(60)));
        assertSame(ann, followed.turn(at(1, NOON.plusSeconds(60)), seconds(61)));
    }

    @Test
    void manyEventsAtOnceAreAskedForOnce() {
        long justAfter = TimeUnit.MILLISECONDS.toNanos(300);
        assertNull(followed.turn(at(2, NOON), justAfter));
        assertSame(ann, followed.turn(at(90, NOON), seconds(1)));
        assertNull(followed.turn(at(91, NOON), seconds(2)), "it is being asked");
    }

    @Test
    void whatTakesLongIsAskedForHalfOfTheTimeAtMost() {
        followed.answered(figure("a"), at(2, NOON), seconds(10), seconds(20));
        assertNull(followed.turn(at(3, NOON), seconds(29)));
        assertNotNull(followed.turn(at(3, NOON), seconds(30)));
    }

    @Test
    void onlyAnotherFigureWakes() {
        followed.answered(figure("a"), at(2, NOON), 0, 1);
        assertEquals(0, woken.get());
        followed.answered(figure("b"), at(3, NOON), 0, 1);
        assertEquals(1, woken.get());
    }

    @Test
    void aRefusalIsTriedAgainLaterAndLeavesTheNewestAsItWas() {
        followed.answered(new Answer.Refused(503, "busy"), at(2, NOON), seconds(1), seconds(1));
        assertNull(followed.turn(at(2, NOON), seconds(2)));
        assertSame(ann, followed.turn(at(2, NOON), seconds(3)));
        assertEquals(figure("a"), followed.newest());
    }

    @Test
    void whoIsGoneIsNotAskedFor() {
        var ben = new Follower("ben's", () -> {});
        followed.add(ben);
        followed.remove(ann);
        assertSame(ben, followed.turn(at(2, NOON), seconds(60)));
        assertTrue(followed.remove(ben));
    }
}
