package io.leadstream.lead.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Attributes JANE = Attributes.known()
            .with(Field.SOURCE, "WEB_FORM")
            .with(Field.COUNTRY, "DE")
            .with(Field.COMPANY_EMPLOYEES, 240)
            .with(Field.FREE_MAIL, false)
            .with(Field.REGION, " ")
            .done();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'country','op':'eq','value':'de'}|true",
                "{'field':'country','op':'ne','value':'DE'}|false",
                "{'field':'country','op':'in','value':['FR','DE']}|true",
                "{'field':'country','op':'notIn','value':['FR']}|true",
                "{'field':'company.employees','op':'ge','value':240}|true",
                "{'field':'company.employees','op':'gt','value':240.0}|false",
                "{'field':'company.employees','op':'eq','value':240.00}|true",
                "{'field':'freeMail','op':'eq','value':false}|true",
                "{'field':'source','op':'contains','value':'form'}|true",
                "{'field':'source','op':'startsWith','value':'web'}|true",
                "{'field':'source','op':'endsWith','value':'web'}|false",
                "{'field':'region','op':'absent'}|true",
                "{'field':'region','op':'ne','value':'x'}|false",
                "{'field':'country','op':'present'}|true",
                "{'all':[]}|true",
                "{'any':[]}|false",
                "{'not':{'field':'country','op':'eq','value':'DE'}}|false",
                "{'all':[{'field':'country','op':'eq','value':'DE'},{'any':[{'field':'freeMail','op':'eq','value':true}]}]}|false",
            })
    void aConditionIsReadAsItIsWritten(String written, boolean holds) {
        assertEquals(holds, read(written).holdsFor(JANE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{}",
                "{'all':{}}",
                "{'all':[],'any':[]}",
                "{'field':'nobody','op':'eq','value':1}",
                "{'field':'country','op':'is','value':'DE'}",
                "{'field':'country','op':'lt','value':'DE'}",
                "{'field':'country','op':'eq'}",
                "{'field':'country','op':'eq','value':7}",
                "{'field':'country','op':'in','value':[]}",
                "{'field':'country','op':'present','value':'DE'}",
                "{'field':'freeMail','op':'eq','value':'yes'}",
                "{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'all':[]}}}}}}}}}}}"
            })
    void whatIsNoConditionIsRefusedWithItsPlace(String written) {
        var refused = assertThrows(BadInput.class, () -> read(written));

        assertTrue(refused.violations().getFirst().field().startsWith("when"));
    }

    @Property
    void whatWasWrittenIsReadAgain(@ForAll("conditions") Condition condition) {
        assertEquals(condition, Conditions.read("when", Conditions.write(condition)));
    }

    @Property
    void notAllIsAnyNot(@ForAll("conditions") Condition one, @ForAll("conditions") Condition other) {
        assertEquals(
                new Condition.Not(new Condition.All(List.of(one, other))).holdsFor(JANE),
                new Condition.Any(List.of(new Condition.Not(one), new Condition.Not(other))).holdsFor(JANE));
    }

    @Test
    void whatIsNotKnownMeetsNothingButAbsent() {
        Attributes nobody = Attributes.known().done();

        assertFalse(read("{'field':'country','op':'notIn','value':['DE']}").holdsFor(nobody));
        assertTrue(read("{'field':'country','op':'absent'}").holdsFor(nobody));
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Condition> leaves = Arbitraries.of(
                new Condition.Compare(Field.COUNTRY, Op.EQ, List.of("DE")),
                new Condition.Compare(Field.COUNTRY, Op.IN, List.of("FR", "CH")),
                new Condition.Compare(Field.REGION, Op.ABSENT, List.of()),
                new Condition.Compare(Field.FREE_MAIL, Op.NE, List.of(true)),
                new Condition.Compare(Field.COMPANY_EMPLOYEES, Op.LT, List.of(new BigDecimal("100.50"))));
        return Arbitraries.lazyOf(
                        () -> leaves,
                        () -> leaves,
                        () -> conditions().map(Condition.Not::new),
                        () -> conditions().list().ofMaxSize(3).map(Condition.All::new),
                        () -> conditions().list().ofMaxSize(3).map(Condition.Any::new))
                .filter(condition -> Conditions.write(condition).toString().length() < 1000 && depth(condition) < 9);
    }

    private static int depth(Condition condition) {
        return 1
                + switch (condition) {
                    case Condition.All(var inner) ->
                        inner.stream().mapToInt(ConditionTest::depth).max().orElse(0);
                    case Condition.Any(var inner) ->
                        inner.stream().mapToInt(ConditionTest::depth).max().orElse(0);
                    case Condition.Not(var inner) -> depth(inner);
                    case Condition.Compare _ -> 0;
                };
    }

    private static Condition read(String written) {
        try {
            return Conditions.read("when", JSON.readTree(written.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
