package io.leadstream.qualification.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.rest.Violation;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a draft is named by its field; what passes can be made rules of. */
class ModelCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/name | null | name",
                "/name | \"  \" | name",
                "/icpVersion | 0 | icpVersion",
                "/fit | null | fit",
                "/fit/0/points | 51 | fit[0].points",
                "/fit/0/points | -2147483648 | fit[0].points",
                "/fit/0/points | 0 | fit[0].points",
                "/fit/0/rule | \"a b\" | fit[0].rule",
                "/fit/1/rule | \"SENIORITY_C_LEVEL\" | fit[1].rule",
                "/fit/1/rule | \"ROUNDING\" | fit[1].rule",
                "/fit/0/criterion | null | fit[0].criterion",
                "/fit/0/anyOf | [] | fit[0].anyOf",
                "/fit/0/anyOf | [\"BOSS\"] | fit[0].anyOf[0]",
                "/fit/0/anyOf | [null] | fit[0].anyOf[0]",
                "/fit/3/anyOf | [\"x\"] | fit[3].anyOf",
                "/fit/0/reason | \"\" | fit[0].reason",
                "/fit/0 | null | fit[0]",
                "/engagement | null | engagement",
                "/engagement/cap | 101 | engagement.cap",
                "/engagement/activities/0/points | 0 | engagement.activities[0].points",
                "/engagement/activities/0/halfLifeDays | 0 | engagement.activities[0].halfLifeDays",
                "/engagement/activities/0/cap | null | engagement.activities[0].cap",
                "/engagement/activities/1/type | \"WEB_VISIT\" | engagement.activities[1].type",
                "/engagement/frequency | [{\"rule\":\"A\",\"atLeast\":0,\"withinDays\":7,\"points\":5}] "
                        + "| engagement.frequency[0].atLeast",
                "/engagement/recency | {\"windowDays\":0} | engagement.recency.windowDays",
                "/engagement/recency | {\"silentAfterDays\":9} | engagement.recency.silencePoints",
                "/engagement/companyRollUp | {\"share\":1.5,\"cap\":10} | engagement.companyRollUp.share",
                "/engagement/companyRollUp | {\"share\":0.5} | engagement.companyRollUp.cap",
                "/grades/letters | {\"A\":60,\"B\":40} | grades.letters",
                "/grades/letters | {\"A\":40,\"B\":60,\"C\":20} | grades.letters.B",
                "/grades/figures | {\"1\":60,\"2\":30,\"3\":0} | grades.figures.3",
                "/mql | null | mql",
                "/mql/fit | 101 | mql.fit",
            })
    void whatIsWrongIsNamed(String where, String value, String field) throws Exception {
        JsonNode changed = set(versionOne(), where, JSON.readTree(value));

        var found = ModelCheck.of(JSON.treeToValue(changed, ModelInput.class), "");

        assertEquals(List.of(field), found.stream().map(Violation::field).toList());
    }

    @Property(tries = 500)
    void whateverIsLeftOutOrOddIsNamedOrCanBeUsed(@ForAll("places") String where, @ForAll("values") JsonNode value)
            throws Exception {
        ModelInput input;
        try {
            input = JSON.treeToValue(set(versionOne(), where, value), ModelInput.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException refusedByType) {
            return;
        }
        if (ModelCheck.of(input, "").isEmpty()) {
            assertTrue(ModelInput.of(input.toRules(1)).fit() != null);
        }
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(
                "/name",
                "/fit",
                "/fit/0",
                "/fit/2/anyOf",
                "/fit/3/rule",
                "/fit/0/points",
                "/engagement",
                "/engagement/activities",
                "/engagement/activities/3",
                "/engagement/activities/3/type",
                "/engagement/frequency",
                "/engagement/recency",
                "/engagement/companyRollUp",
                "/grades",
                "/grades/letters",
                "/grades/figures/2",
                "/mql",
                "/mql/engagement");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.of(
                        "null",
                        "[]",
                        "[null]",
                        "{}",
                        "\"\"",
                        "\"x\"",
                        "0",
                        "-1",
                        "7",
                        "99999999999",
                        "0.5",
                        "true",
                        "[{}]",
                        "[[]]",
                        "{\"A\":null}",
                        "{\"share\":0.1,\"cap\":3}",
                        "{\"windowDays\":3}",
                        "[\"DE\"]")
                .map(text -> {
                    try {
                        return JSON.readTree(text);
                    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static ObjectNode versionOne() {
        return JSON.valueToTree(ModelInput.of(VersionOne.RULES));
    }

    private static JsonNode set(JsonNode model, String where, JsonNode value) {
        int last = where.lastIndexOf('/');
        String name = where.substring(last + 1);
        switch (model.at(where.substring(0, last))) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array -> array.set(Integer.parseInt(name), value);
            default -> throw new IllegalArgumentException(where);
        }
        return model;
    }
}
