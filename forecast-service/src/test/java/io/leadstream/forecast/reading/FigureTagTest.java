package io.leadstream.forecast.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.facts.Revision;
import io.leadstream.forecast.reading.FigureTag.Asked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureTagTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");
    private static final Revision REVISION = new Revision("blue", 3, 120, 1, 7, MORNING);
    private static final Map<String, List<String>> PARAMETERS = Map.of("pipeline", List.of("crm"));

    private static Asked asked(Instant day) {
        return new Asked("b", "ann [rep]", "/api/win-rates", PARAMETERS, "application/json", day);
    }

    static Stream<UnaryOperator<Revision>> changes() {
        return Stream.of(
                r -> new Revision("green", 3, 120, 1, 7, MORNING),
                r -> new Revision("blue", 4, 120, 1, 7, MORNING),
                r -> new Revision("blue", 3, 121, 1, 7, MORNING),
                r -> new Revision("blue", 3, 120, 0, 7, MORNING),
                r -> new Revision("blue", 3, 120, 1, 8, MORNING),
                r -> new Revision("blue", 3, 120, 1, 7, MORNING.plusSeconds(1)),
                r -> new Revision("blue", 3, 120, 1, 7, null));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverTheAnswerFollowsFromMovesTheTag(UnaryOperator<Revision> change) {
        assertNotEquals(FigureTag.of(asked(null), REVISION), FigureTag.of(asked(null), change.apply(REVISION)));
    }

    static Stream<Asked> others() {
        return Stream.of(
                new Asked("c", "ann [rep]", "/api/win-rates", PARAMETERS, "application/json", null),
                new Asked("b", "ben [rep]", "/api/win-rates", PARAMETERS, "application/json", null),
                new Asked("b", "ann [admin]", "/api/win-rates", PARAMETERS, "application/json", null),
                new Asked("b", "ann [rep]", "/api/stage-to-won", PARAMETERS, "application/json", null),
                new Asked("b", "ann [rep]", "/api/win-rates", Map.of(), "application/json", null),
                new Asked("b", "ann [rep]", "/api/win-rates", Map.of("a", List.of("b", "c")), "application/json", null),
                new Asked("b", "ann [rep]", "/api/win-rates", Map.of("a", List.of("bc")), "application/json", null),
                new Asked("b", "ann [rep]", "/api/win-rates", PARAMETERS, "text/csv", null),
                asked(MORNING));
    }

    @Test
    void eachQuestionHasATagOfItsOwn() {
        List<String> tags = Stream.concat(Stream.of(asked(null)), others())
                .map(asked -> FigureTag.of(asked, REVISION))
                .toList();
        assertEquals(tags.size(), tags.stream().distinct().count());
    }

    @Test
    void theOrderOfParametersDoesNotMatter() {
        var one = new LinkedHashMap<String, List<String>>();
        one.put("a", List.of("1"));
        one.put("b", List.of("2"));
        var other = new LinkedHashMap<String, List<String>>();
        other.put("b", List.of("2"));
        other.put("a", List.of("1"));
        assertEquals(tag(one), tag(other));
    }

    private static String tag(Map<String, List<String>> parameters) {
        return FigureTag.of(new Asked("b", "c", "/p", parameters, "t", null), REVISION);
    }

    @Test
    void asOfNowItHoldsUntilTheDayEnds() {
        String tag = FigureTag.of(asked(MORNING), REVISION);
        assertEquals(tag, FigureTag.of(asked(Instant.parse("2026-03-01T23:59:59.999Z")), REVISION));
        assertNotEquals(tag, FigureTag.of(asked(Instant.parse("2026-03-02T00:00:00Z")), REVISION));
    }

    @Test
    void tagsAreComparedWeaklyAndInLists() {
        assertTrue(FigureTag.isAmong("W/\"a\"", "W/\"a\""));
        assertTrue(FigureTag.isAmong("\"x\", \"a\"", "W/\"a\""));
        assertFalse(FigureTag.isAmong("W/\"ab\"", "W/\"a\""));
        assertFalse(FigureTag.isAmong(null, "W/\"a\""));
    }
}
