package io.leadstream.qualification.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lifecycle.ServiceLevel.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LeadPathLawsTest {

    private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z"); // a Monday

    @Property(tries = 200)
    void theStaysFillTheTimeFromTheFirstStepWithoutAGap(
            @ForAll("paths") List<LifecycleStep> steps, @ForAll @IntRange(min = 0, max = 100_000) int later) {
        Instant asOf = steps.getLast().at().plusSeconds(later);
        var path = LeadPath.of(steps, asOf);

        Duration all = Duration.between(steps.getFirst().at(), asOf);
        assertEquals(all, path.spent().values().stream().reduce(Duration.ZERO, Duration::plus));
        assertEquals(all, path.stays().stream().map(LeadPath.Stay::lasted).reduce(Duration.ZERO, Duration::plus));
    }

    @Property(tries = 200)
    void anEarlierReadingIsTheBeginningOfALaterOne(
            @ForAll("paths") List<LifecycleStep> steps, @ForAll @IntRange(min = 0, max = 400_000) int seconds) {
        Instant asOf = T0.plusSeconds(seconds);
        var then = steps.stream().filter(step -> !step.at().isAfter(asOf)).toList();
        var earlier = LeadPath.of(then, asOf);
        var later = LeadPath.of(steps, steps.getLast().at().plusSeconds(400_000));

        for (int i = 0; i < then.size(); i++) {
            assertEquals(later.stays().get(i).step(), earlier.stays().get(i).step());
            assertTrue(earlier.stays()
                            .get(i)
                            .lasted()
                            .compareTo(later.stays().get(i).lasted())
                    <= 0);
        }
    }

    @Example
    void aTargetStandsAsItStoodThen() {
        Instant due = T0.plusSeconds(100);
        Instant late = T0.plusSeconds(150);

        assertEquals(
                Standing.DUE, ServiceLevel.of(due, late, T0.plusSeconds(50)).standing());
        assertNull(ServiceLevel.of(due, late, T0.plusSeconds(50)).answeredAt());
        assertEquals(
                Standing.BREACHED,
                ServiceLevel.of(due, late, T0.plusSeconds(120)).standing());
        assertEquals(
                Standing.BREACHED,
                ServiceLevel.of(due, late, T0.plusSeconds(500)).standing());
        assertEquals(
                Standing.MET,
                ServiceLevel.of(due, T0.plusSeconds(60), T0.plusSeconds(500)).standing());
    }

    @Provide
    Arbitrary<List<LifecycleStep>> paths() {
        var states = Arbitraries.of(Lifecycle.class);
        var gaps = Arbitraries.integers().between(0, 50_000);
        return Combinators.combine(states, gaps)
                .as((state, gap) -> new Object[] {state, gap})
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(LeadPathLawsTest::steps);
    }

    private static List<LifecycleStep> steps(List<Object[]> parts) {
        var steps = new ArrayList<LifecycleStep>();
        Instant at = T0;
        Lifecycle from = null;
        for (Object[] part : parts) {
            at = at.plusSeconds((int) part[1]);
            Lifecycle to = (Lifecycle) part[0];
            steps.add(new LifecycleStep(new UUID(0, 1), steps.size() + 1, from, to, at, "me", null));
            from = to;
        }
        return steps;
    }
}
