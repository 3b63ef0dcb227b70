package io.leadstream.lead.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.partner.Tallies.Tally;
import io.leadstream.lead.partner.Tallies.What;
import io.leadstream.rest.Violation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @Property
    void aQuantileIsNoLessThanTheTrueOneAndNoMoreThanTwice(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 1_000_000_000) Long> millis,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var counts = new TreeMap<Integer, Long>();
        millis.forEach(one -> counts.merge(Latency.bucket(Duration.ofMillis(one)), 1L, Long::sum));
        long exact = millis.stream()
                .sorted()
                .skip((long) Math.ceil(millis.size() * (percent / 100.0)) - 1)
                .findFirst()
                .orElseThrow();

        Long read = new Latency(counts).atMost(percent / 100.0);

        assertTrue(read >= exact && read < 2 * exact || exact == 1 && read <= 2, () -> exact + " read as " + read);
    }

    @Property
    void readIsAcceptedAndRepeatedAndRejected(
            @ForAll @IntRange(max = 1000) int accepted,
            @ForAll @IntRange(max = 1000) int repeated,
            @ForAll @IntRange(max = 1000) int rejected) {
        var report = Conformance.of(
                "demo",
                DAY,
                DAY.plusDays(1),
                List.of(
                        new Tally("KAFKA", What.ACCEPTED, "", accepted),
                        new Tally("REST", What.REPEATED, "", repeated),
                        new Tally("REST", What.REJECTED, "bad-input", rejected),
                        new Tally("REST", What.FIELD, "email", rejected)));

        assertEquals(accepted + repeated + rejected, report.read());
        assertEquals(
                report.read(),
                report.doors().stream().mapToLong(Conformance.OfDoor::read).sum());
    }

    @Test
    void theSameProblemInAnotherLineIsOfTheSameKind() {
        assertEquals(
                refusal("is not valid JSON at line 1, column 7").kind(),
                refusal("is not valid JSON at line 9, column 70").kind());
        assertTrue(!refusal("must not be null")
                .kind()
                .equals(refusal("must be a string").kind()));
    }

    @Test
    void aNameThatMayTellMoreThanANameIsNotKept() {
        assertEquals("(other)", Tallies.name("jane.doe@acme.example"));
        assertEquals("people[].email", Tallies.name("people[17].email"));
    }

    private static Refusal refusal(String message) {
        return new Refusal("bad-input", "Bad input", 400, message, List.of(new Violation("email", message)));
    }
}
