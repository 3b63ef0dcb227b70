package io.leadstream.pipeline.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.live.About.OfDeal;
import io.leadstream.pipeline.live.About.OfGoneDeal;
import io.leadstream.rest.BadInput;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealFilterTest {

    private static final OfDeal DEAL = new OfDeal(
            new UUID(0, 1),
            Map.of(
                    "stage",
                    Set.of("NEED_CONFIRMED", "FIT_EVALUATED"),
                    "owner",
                    Set.of("rep-7"),
                    DealFilter.segmentNamed("product"),
                    Set.of("GTX"),
                    DealFilter.segmentNamed("region"),
                    Set.of("EU", "US")));

    @ParameterizedTest
    @CsvSource({
        "stage, FIT_EVALUATED, true",
        "stage, NEED_CONFIRMED, true",
        "stage, TERMS_AGREED, false",
        "stage, TERMS_AGREED;FIT_EVALUATED, true",
        "owner, rep-7, true",
        "owner, rep-8, false",
        "team, rep-7, false"
    })
    void aDealIsWantedByWhatItIsOrWas(String name, String values, boolean wanted) {
        assertEquals(
                wanted,
                DealFilter.all().and(name, Arrays.asList(values.split(";"))).wants(DEAL));
    }

    @Test
    void allThatIsAskedForMustHold() {
        DealFilter both =
                DealFilter.all().and("stage", List.of("FIT_EVALUATED")).and("owner", List.of("rep-7"));

        assertTrue(both.wants(DEAL));
        assertEquals(false, both.and("owner", List.of("rep-8")).wants(DEAL));
    }

    @ParameterizedTest
    @CsvSource({
        "product:GTX, true",
        "product:MG, false",
        "product:MG;product:GTX, true",
        "product:GTX;region:US, true",
        "product:GTX;region:ASIA, false",
        "colour:red, false"
    })
    void ofEverySegmentNamedOneValueMustBeThere(String segments, boolean wanted) {
        assertEquals(
                wanted,
                DealFilter.all().andSegments(Arrays.asList(segments.split(";"))).wants(DEAL));
    }

    @Test
    void thatADealIsGoneIsNewsToEverybody() {
        assertTrue(DealFilter.all().and("stage", List.of("X")).wants(new OfGoneDeal(new UUID(0, 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", ":GTX", "product:", ""})
    void whatIsNoSegmentIsRefused(String segment) {
        assertThrows(BadInput.class, () -> DealFilter.all().andSegments(List.of(segment)));
    }

    @Test
    void tooManyValuesAreRefused() {
        List<String> many = Collections.nCopies(101, "x");

        assertThrows(BadInput.class, () -> DealFilter.all().and("owner", many));
    }
}
