package io.leadstream.pipeline.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageCountTest {

    @ParameterizedTest
    @CsvSource({"1, too-few-stages", "2, too-few-stages", "3, ", "9, ", "10, too-many-stages", "30, too-many-stages"})
    void fewerThanThreeAndMoreThanNineAreWarnedOf(int stages, String rule) {
        assertEquals(
                rule == null ? List.of() : List.of(rule),
                StageCount.warnings(stages(stages, Phase.SALE)).stream()
                        .map(Finding::rule)
                        .toList());
    }

    @Test
    void onlyTheSaleCounts() {
        List<Stage> both = Stream.concat(stages(3, Phase.SALE).stream(), stages(12, Phase.POST_SALE).stream())
                .toList();

        assertEquals(List.of(), StageCount.warnings(both));
    }

    private static List<Stage> stages(int count, Phase phase) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Stage(phase + "" + i, "S" + i, phase, i, null, null, List.of()))
                .toList();
    }
}
