package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.SpaceSaving.Frequent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpaceSavingTest {

    private static SpaceSaving<Integer> counted(int places, List<Integer> items) {
        var seen = new SpaceSaving<Integer>(places);
        items.forEach(seen::add);
        return seen;
    }

    @Test
    void withPlacesForAllItIsExact() {
        var seen = counted(3, List.of(1, 2, 2, 3, 3, 3));
        assertEquals(
                List.of(new Frequent<>(3, 3, 3), new Frequent<>(2, 2, 2), new Frequent<>(1, 1, 1)), seen.frequent());
        assertEquals(0, seen.mostMissed());
    }

    @Property(tries = 300)
    void trueCountsLieWithinTheBoundsAndWhatIsMissedIsRare(@ForAll("items") List<Integer> items) {
        var seen = counted(5, items);
        Map<Integer, Long> counts = new HashMap<>(
                items.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        assertTrue(seen.frequent().size() <= 5);
        for (Frequent<Integer> frequent : seen.frequent()) {
            long count = counts.getOrDefault(frequent.item(), 0L);
            assertTrue(frequent.atLeast() <= count && count <= frequent.atMost(), frequent::toString);
            counts.remove(frequent.item());
        }
        counts.values().forEach(missed -> assertTrue(missed <= seen.mostMissed()));
    }

    @Provide
    Arbitrary<List<Integer>> items() {
        return Arbitraries.integers().between(0, 20).list().ofMaxSize(200);
    }
}
