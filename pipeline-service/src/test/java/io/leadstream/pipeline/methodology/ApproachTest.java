package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApproachTest {

    @Test
    void everyMethodologyThatGoesWithAnApproachIsInTheCatalogue() {
        Stream.of(Approach.values())
                .flatMap(approach -> approach.methodologies().stream())
                .forEach(fit -> assertTrue(Catalogue.find(fit.methodology()).isPresent(), fit::toString));
    }

    @Test
    void keysAreUniqueAndThoseOfElementsWithinTheirMethodology() {
        List<String> keys = Catalogue.ALL.stream().map(Methodology::key).toList();
        assertEquals(keys.size(), new HashSet<>(keys).size());
        for (Methodology methodology : Catalogue.ALL) {
            List<String> elements = methodology.elements().stream()
                    .map(Methodology.Element::key)
                    .toList();
            assertEquals(elements.size(), new HashSet<>(elements).size(), methodology.key());
        }
    }

    @Test
    void theProvocativeDealsFigureWeighsLeast() {
        double lowest = Approach.PROVOCATIVE
                .figures()
                .get(Dimension.DEALS_PER_REP_PER_MONTH)
                .weight();
        List<Double> others = Stream.of(Approach.values())
                .flatMap(approach -> approach.figures().entrySet().stream()
                        .filter(figure -> approach != Approach.PROVOCATIVE
                                || figure.getKey() != Dimension.DEALS_PER_REP_PER_MONTH))
                .map(figure -> figure.getValue().weight())
                .toList();

        assertEquals(11, others.size());
        assertTrue(others.stream().allMatch(other -> other > lowest));
    }

    @Test
    void approachesStandInAnOrder() {
        assertEquals(Optional.empty(), Approach.SELF_SERVICE.simpler());
        assertEquals(Optional.of(Approach.SOLUTION), Approach.TRANSACTIONAL.moreComplex());
        assertEquals(Optional.of(Approach.SOLUTION), Approach.CONSULTATIVE.simpler());
        assertEquals(Optional.empty(), Approach.PROVOCATIVE.moreComplex());
        assertEquals(Approach.CONSULTATIVE, Approach.of("consultative"));
    }
}
