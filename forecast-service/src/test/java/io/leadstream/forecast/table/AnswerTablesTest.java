package io.leadstream.forecast.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTablesTest {

    private record Fresh(int lag) {}

    private record Answer(String asOf, Fresh freshness, List<Group> groups, List<Difference> differences) {}

    private record Group(@Nullable String segment, List<Stage> stages, Map<String, Integer> lostAt) {}

    private record Stage(
            String stage, int entered, @Nullable Rate raw) {}

    private record Rate(@Nullable Double rate, BigDecimal low) {}

    private record Difference(String stage, List<String> between) {}

    private record Landing(@JsonProperty("new") String fresh) {}

    @MainTable("groups")
    private record ByGroup(List<Group> groups) {}

    private sealed interface Item permits Won, Lost {}

    private record Won(String deal, int amount) implements Item {}

    private record Lost(String deal, String reason) implements Item {}

    private record Bridge(List<Item> items) {}

    private record Team(String name, List<Team> teams) {}

    private static final Answer ANSWER = new Answer(
            "2026-01-31",
            new Fresh(3),
            List.of(
                    new Group(
                            null,
                            List.of(
                                    new Stage("ONE", 4, new Rate(0.5, new BigDecimal("0.10"))),
                                    new Stage("TWO", 2, null)),
                            new TreeMap<>(Map.of("ONE", 1, "TWO", 2))),
                    new Group("=GTX", List.of(new Stage("O\"NE", 0, new Rate(null, BigDecimal.ONE))), Map.of())),
            List.of(new Difference("ONE", List.of("GTX", "MG"))));

    private static List<String> csv(Table table, Object answer) {
        var out = new ByteArrayOutputStream();
        try {
            Csv.write(table, answer, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String written = out.toString(StandardCharsets.UTF_8);
        assertEquals("\r\n", written.substring(written.length() - 2));
        return List.of(written.split("\r\n"));
    }

    private static List<String> csv(String table) {
        Table named = AnswerTables.of(Answer.class).named(table);
        assertNotNull(named);
        return csv(named, ANSWER);
    }

    @Test
    void theInnermostRowsCarryWhatTheyLieWithin() {
        assertEquals(
                List.of(
                        "\"asOf\",\"groups.segment\",\"groups.stages.stage\",\"groups.stages.entered\","
                                + "\"groups.stages.raw.rate\",\"groups.stages.raw.low\",\"freshness.lag\"",
                        "\"2026-01-31\",,\"ONE\",4,0.5,0.10,3",
                        "\"2026-01-31\",,\"TWO\",2,,,3",
                        "\"2026-01-31\",\"'=GTX\",\"O\"\"NE\",0,,1,3"),
                csv(AnswerTables.of(Answer.class).main(), ANSWER));
    }

    @Test
    void aMapIsATableOfItsKeys() {
        assertEquals(
                List.of(
                        "\"asOf\",\"groups.segment\",\"groups.lostAt.key\",\"groups.lostAt.value\",\"freshness.lag\"",
                        "\"2026-01-31\",,\"ONE\",1,3",
                        "\"2026-01-31\",,\"TWO\",2,3"),
                csv("groups.lostAt"));
    }

    @Test
    void everyListHasItsName() {
        assertEquals(
                Set.of("groups", "groups.stages", "groups.lostAt", "differences"),
                AnswerTables.of(Answer.class).names());
        assertNull(AnswerTables.of(Answer.class).named("groups.segment"));
    }

    @Test
    void severalWordsShareACell() {
        assertEquals("\"2026-01-31\",\"ONE\",\"GTX MG\",3", csv("differences").getLast());
    }

    @Test
    void anAnswerMayNameItsMainTable() {
        assertEquals("groups", AnswerTables.of(ByGroup.class).main().path());
    }

    @Test
    void aColumnIsNamedAsInTheJson() {
        assertEquals(
                List.of("\"new\"", "\"7.00\""),
                csv(AnswerTables.of(Landing.class).main(), new Landing("7.00")));
    }

    @Test
    void anEmptyAnswerHasItsColumns() {
        var empty = new Answer("x", new Fresh(0), List.of(), List.of());
        assertEquals(1, csv(AnswerTables.of(Answer.class).main(), empty).size());
    }

    @Test
    void aSealedFamilySharesItsColumns() {
        assertEquals(
                List.of("\"items.deal\",\"items.amount\",\"items.reason\"", "\"a\",5,", "\"b\",,\"PRICE\""),
                csv(
                        AnswerTables.of(Bridge.class).main(),
                        new Bridge(List.of(new Won("a", 5), new Lost("b", "PRICE")))));
    }

    @Test
    void aTreeEndsWhereItWouldRepeatItself() {
        var team = new Team("all", List.of(new Team("north", List.of())));
        assertEquals("", AnswerTables.of(Team.class).main().path());
        assertEquals(
                List.of("\"name\"", "\"all\""), csv(AnswerTables.of(Team.class).main(), team));
    }
}
