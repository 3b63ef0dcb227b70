package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final Instant WON = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = WON.plus(Duration.ofDays(40));

    @Test
    void ofNothingThereIsNoTime() {
        assertEquals(new Timing(0, 0, null, null, null), Timing.of(List.of(), List.of()));
    }

    @Test
    void fourOfFiveDoNotExceedTheP80() {
        List<Duration> days =
                IntStream.rangeClosed(1, 11).mapToObj(Duration::ofDays).toList();

        assertEquals(new Timing(11, 1, 6.0, 9.0, 30.0), Timing.of(days.reversed(), List.of(Duration.ofDays(30))));
    }

    @Test
    void betweenTwoTheyLieInProportion() {
        assertEquals(
                new Timing(2, 0, 2.0, 2.6, null),
                Timing.of(List.of(Duration.ofDays(1), Duration.ofDays(3)), List.of()));
    }

    @Test
    void whatIsNotOverWaitsUntilNow() {
        var handedOver = new Milestones(WON, after(2), after(5), null);
        var live = new Milestones(WON, after(4), after(10), after(30));
        var untouched = new Milestones(WON, null, null, null);

        Milestones.Times times = Milestones.times(List.of(handedOver, live, untouched), NOW);

        assertEquals(new Timing(2, 1, 3.0, 3.6, 40.0), times.reaction());
        assertEquals(new Timing(1, 1, 20.0, 20.0, 35.0), times.implementation());
        assertEquals(new Timing(1, 2, 30.0, 30.0, 40.0), times.toLive());
    }

    @Test
    void whoWentLiveBeforeIsNotCountedBackwards() {
        Milestones.Times times = Milestones.times(List.of(new Milestones(WON, after(1), after(9), after(3))), NOW);

        assertEquals(0, times.implementation().measured());
    }

    private static Instant after(int days) {
        return WON.plus(Duration.ofDays(days));
    }
}
