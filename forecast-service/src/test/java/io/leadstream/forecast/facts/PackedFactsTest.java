package io.leadstream.forecast.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Place;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedFactsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final Instant BEFORE_1970 = Instant.parse("1931-03-01T09:00:00.000001Z");
    private static final Place PLACE = new Place("standard", 2, "TERMS_AGREED", 5, Phase.SALE);
    private static final Money MONEY = new Money(new BigDecimal("1200.50"), "EUR");

    private static FactKey key(int position) {
        return new FactKey("pipeline-service", Long.MAX_VALUE, position, position % 2 == 0 ? "import" : null);
    }

    private static final List<DealFact> FACTS = List.of(
            new Described(key(0), THEN, THEN, "rep-1", MONEY, Map.of("product", "Größe\0", "source", ""), BEFORE_1970),
            new Described(key(1), THEN, THEN, null, null, Map.of(), null),
            new Entered(key(2), BEFORE_1970, THEN, PLACE, false),
            new Entered(key(3), THEN, BEFORE_1970, PLACE, true),
            new Closed(key(4), THEN, THEN, PLACE, Outcome.WON, null, MONEY),
            new Closed(key(5), THEN, THEN, PLACE, Outcome.LOST, "PRICE", null),
            new Withdrawn(key(6), THEN, THEN),
            new Erased(key(7), THEN, THEN));

    @Test
    void whatIsPackedIsReadBack() {
        assertEquals(FACTS, new FactReader(true).read(FactWriter.pack(FACTS)));
    }

    @Test
    void whatIsAppendedIsReadToo() {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(FactWriter.pack(FACTS));
        packed.writeBytes(FactWriter.pack(FACTS.reversed()));
        var both = new ArrayList<>(FACTS);
        both.addAll(FACTS.reversed());
        assertEquals(both, new FactReader(true).read(packed.toByteArray()));
    }

    @Test
    void segmentsAreLeftOutWhenNotAskedFor() {
        List<DealFact> facts = new FactReader(false).read(FactWriter.pack(FACTS));
        assertEquals(Map.of(), ((Described) facts.getFirst()).segments());
        assertEquals(FACTS.subList(1, FACTS.size()), facts.subList(1, facts.size()));
    }

    @Test
    void aDealOfSixEntriesTakesSomeHundredBytes() {
        var facts = new ArrayList<DealFact>();
        for (int i = 0; i < 6; i++) {
            facts.add(new Entered(key(2 * i), THEN.plusSeconds(i * 86_400L), THEN, PLACE, false));
        }
        int size = FactWriter.pack(facts).length;
        assertTrue(size < 300, () -> size + " bytes");
    }
}
