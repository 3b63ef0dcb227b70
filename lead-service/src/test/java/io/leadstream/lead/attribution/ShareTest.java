package io.leadstream.lead.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Property(tries = 200)
    void thePartsOfALeadAreOneLead(@ForAll @IntRange(min = 1, max = 500) int touches) {
        Share sum = Stream.generate(() -> Share.of(1, touches)).limit(touches).reduce(Share.NONE, Share::plus);

        assertEquals(Share.of(1, 1), sum);
        assertEquals("1", sum.decimal().toPlainString());
    }

    @Property(tries = 200)
    void theOrderOfAddingDoesNotCount(
            @ForAll @IntRange(min = 0, max = 99) int a,
            @ForAll @IntRange(min = 0, max = 99) int b,
            @ForAll @IntRange(min = 1, max = 99) int c,
            @ForAll @IntRange(min = 1, max = 99) int d) {
        assertEquals(Share.of(a, c).plus(Share.of(b, d)), Share.of(b, d).plus(Share.of(a, c)));
    }

    @Property(tries = 200)
    void thePartsOfAnAmountAreTheAmount(
            @ForAll @IntRange(min = 1, max = 60) int touches,
            @ForAll @BigRange(min = "0", max = "100000000") @Scale(4) BigDecimal amount) {
        Share sum =
                Stream.generate(() -> Share.of(amount, touches)).limit(touches).reduce(Share.NONE, Share::plus);

        assertEquals(0, sum.decimal().compareTo(amount));
    }

    @Test
    void itIsShownWithSixDecimalsAtMost() {
        assertEquals(new BigDecimal("0.666667"), Share.of(2, 3).decimal());
        assertEquals("1000000", Share.of(1_000_000, 1).decimal().toPlainString());
        assertEquals("0", Share.NONE.decimal().toPlainString());
        assertTrue(Share.of(1, 3).compareTo(Share.of(1, 2)) < 0);
    }

    @Test
    void aShareIsOfSomething() {
        assertThrows(IllegalArgumentException.class, () -> Share.of(1, 0));
    }
}
