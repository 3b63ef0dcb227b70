package io.leadstream.qualification.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValueJson;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.FactWord.Shape;
import io.leadstream.rest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactValueReaderTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT | 'speed' | speed",
                "AMOUNT | 'about 40,000' | about 40,000",
                "AMOUNT | {'amount':'40000','currency':'EUR'} | 40000.00 EUR",
                "AMOUNT | {'amount':40000.5,'currency':'EUR'} | 40000.50 EUR",
                "AMOUNT | {'amount':'0','currency':'JPY'} | 0 JPY",
                "DAY | 'soon' | soon",
                "DAY | {'date':'2026-09-30'} | 2026-09-30",
                "CRITERIA | [{'criterion':'a','weight':0.25},{'criterion':'b','weight':0.75}] | a 25 %, b 75 %",
                "CRITERIA | [{'criterion':'a','weight':1}] | a 100 %",
                "PROCESS | {'steps':[{'step':'Legal','who':'counsel','signature':true,'date':'2026-08-15','done':true}]} | Legal by counsel, signs, 2026-08-15, done",
                "PROCESS | {'steps':[{'step':'Legal','who':null,'date':null}]} | Legal",
            })
    void whatIsClearIsRead(Shape shape, String json, String text) throws JsonProcessingException {
        var violations = new ArrayList<Violation>();

        assertEquals(Optional.of(text), read(shape, json, violations).map(FactValue::text), violations::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT | 5 | x.value",
                "TEXT | null | x.value",
                "TEXT | {} | x.value",
                "TEXT | [] | x.value",
                "DAY | [] | x.value",
                "DAY | {} | x.value.date",
                "DAY | {'date':'2026-02-30'} | x.value.date",
                "DAY | {'date':20260101} | x.value.date",
                "DAY | {'date':'2026-01-01','hour':5} | x.value.hour",
                "AMOUNT | {'amount':'1e5','currency':'EUR'} | x.value.amount",
                "AMOUNT | {'amount':'-5','currency':'EUR'} | x.value.amount",
                "AMOUNT | {'amount':-5,'currency':'EUR'} | x.value",
                "AMOUNT | {'amount':1e400,'currency':'EUR'} | x.value",
                "AMOUNT | {'amount':1e-400,'currency':'EUR'} | x.value",
                "AMOUNT | {'amount':'5','currency':'XXX'} | x.value",
                "AMOUNT | {'amount':'5','currency':'EURO'} | x.value.currency",
                "AMOUNT | {'amount':'5'} | x.value.currency",
                "CRITERIA | [] | x.value",
                "CRITERIA | {} | x.value",
                "CRITERIA | [5] | x.value[0]",
                "CRITERIA | [{'criterion':'a','weight':0.4}] | x.value",
                "CRITERIA | [{'criterion':'a','weight':0.4},{'criterion':'a','weight':0.6}] | x.value[1].criterion",
                "CRITERIA | [{'criterion':'a','weight':1.5}] | x.value[0].weight",
                "CRITERIA | [{'criterion':'a','weight':1e-999}] | x.value[0].weight",
                "CRITERIA | [{'criterion':'a','weight':'1'}] | x.value[0].weight",
                "CRITERIA | [{'criterion':' ','weight':1}] | x.value[0].criterion",
                "PROCESS | {} | x.value.steps",
                "PROCESS | {'steps':[]} | x.value.steps",
                "PROCESS | {'steps':[{}]} | x.value.steps[0].step",
                "PROCESS | {'steps':[{'step':'a','signature':'yes'}]} | x.value.steps[0].signature",
                "PROCESS | {'steps':[{'step':'a','date':'x'}]} | x.value.steps[0].date",
            })
    void whatIsNotIsRefusedByName(Shape shape, String json, String field) throws JsonProcessingException {
        var violations = new ArrayList<Violation>();

        assertTrue(read(shape, json, violations).isEmpty());
        assertTrue(violations.stream().anyMatch(found -> found.field().equals(field)), violations::toString);
    }

    /** Whatever JSON is sent: a value that can be kept and read again, or a violation; never an error. */
    @Property(tries = 500)
    void anyJsonIsReadOrRefused(@ForAll("json") JsonNode json, @ForAll FactWord word) {
        var violations = new ArrayList<Violation>();

        var read = new FactValueReader(word.key(), word.shape(), violations).read(json);

        assertEquals(read.isEmpty(), !violations.isEmpty());
        read.ifPresent(value -> {
            var again = new FactValueReader(word.key(), word.shape(), violations).read(FactValueJson.write(value));
            assertEquals(read, again);
        });
    }

    @Provide
    static Arbitrary<JsonNode> json() {
        var nodes = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(nodes::textNode),
                Arbitraries.of("2026-01-31", "EUR", "1200.00", "").map(nodes::textNode),
                Arbitraries.bigDecimals().map(nodes::numberNode),
                Arbitraries.of(true, false).map(nodes::booleanNode));
        var names = Arbitraries.of(
                "amount", "currency", "date", "criterion", "weight", "steps", "step", "who", "signature", "done", "x");
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(items -> nodes.arrayNode().addAll(items)),
                        Arbitraries.maps(names, inner).ofMaxSize(4).map(fields -> {
                            var object = nodes.objectNode();
                            fields.forEach(object::set);
                            return object;
                        })),
                0,
                3);
    }

    private static Optional<FactValue> read(Shape shape, String json, List<Violation> violations)
            throws JsonProcessingException {
        JsonNode node = JSON.readTree(json.replace('\'', '"'));
        return new FactValueReader("x", shape, violations).read(node);
    }
}
