package io.leadstream.forecast.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.leadstream.forecast.alert.Alert.Reason;
import io.leadstream.forecast.alert.Figures.Change;
import io.leadstream.forecast.alert.Figures.Seen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An alert opens once, follows its figures, and closes by itself. */
class StepTest {

    private static final Topic TOPIC = Topic.of(AlertKind.WIN_RATE, "abc");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static Finding found(double change, double adjusted) {
        var seen = new Seen(DAY.minusDays(91), DAY, 100, 40L, 0.4, 0.3, 0.5, null);
        return new Finding(
                TOPIC,
                new Figures(
                        seen,
                        seen,
                        null,
                        null,
                        new Change(Change.Measure.DIFFERENCE, change, change - 0.1, change + 0.1),
                        adjusted,
                        adjusted));
    }

    private static Alert open(Finding finding) {
        return Alert.opened(new UUID(1, 2), finding, Instant.EPOCH);
    }

    @Test
    void whatIsSureAndLargeOpens() {
        assertEquals(
                List.of(new Step.Open(found(-0.2, 0.009))), Step.between(List.of(), List.of(found(-0.2, 0.009)), DAY));
    }

    @Test
    void whatIsUnsureOrSmallDoesNot() {
        assertEquals(List.of(), Step.between(List.of(), List.of(found(-0.2, 0.011), found(-0.04, 0.0001)), DAY));
    }

    @Test
    void whatIsOpenDoesNotOpenAgain() {
        Finding same = found(-0.2, 0.001);
        assertEquals(List.of(), Step.between(List.of(open(same)), List.of(same), DAY));
    }

    @Test
    void otherFiguresUpdateIt() {
        Alert alert = open(found(-0.2, 0.001));
        Finding other = found(-0.1, 0.04);
        assertEquals(
                List.of(new Step.Update(alert, other.figures())), Step.between(List.of(alert), List.of(other), DAY));
    }

    @Test
    void itClosesWhenChanceExplainsIt() {
        Alert alert = open(found(-0.2, 0.001));
        Finding gone = found(-0.2, 0.06);
        assertEquals(
                List.of(new Step.Close(alert, gone.figures(), Reason.RECOVERED)),
                Step.between(List.of(alert), List.of(gone), DAY));
    }

    @Test
    void itClosesWhenNobodyCanTell() {
        Alert alert = open(found(-0.2, 0.001));
        var close = assertInstanceOf(
                Step.Close.class, Step.between(List.of(alert), List.of(), DAY).getFirst());
        assertEquals(Reason.TOO_FEW, close.reason());
        assertEquals(alert.figures(), close.last());
    }

    @Test
    void itClosesWhenThePeriodThatWasForecastIsOver() {
        Finding found = found(-0.2, 0.001);
        var topic = new Topic(AlertKind.FORECAST_MOVE, "abc", null, null, null, "2026-02");
        Alert alert = open(new Finding(topic, found.figures()));
        assertEquals(Reason.TOO_FEW, closed(alert, LocalDate.of(2026, 2, 28)));
        assertEquals(Reason.PERIOD_OVER, closed(alert, LocalDate.of(2026, 3, 1)));
    }

    private static Reason closed(Alert alert, LocalDate today) {
        return assertInstanceOf(
                        Step.Close.class,
                        Step.between(List.of(alert), List.of(), today).getFirst())
                .reason();
    }

    @Test
    void everyChangeIsAVersion() {
        Alert alert = open(found(-0.2, 0.001));
        assertEquals(1, alert.version());
        assertEquals(2, alert.acknowledge("ann", null, Instant.EPOCH).version());
        assertEquals(
                2, alert.close(alert.figures(), Reason.RECOVERED, Instant.EPOCH).version());
    }
}
