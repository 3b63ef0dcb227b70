package io.leadstream.lead.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.card.Source;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LeadAttributes JANE = new LeadAttributes(
            new UUID(0, 1),
            new Person("jane@acme.example", null, "Jane", "Doe", "VP Sales", null, "DE", null),
            new Origin(Source.WEB_FORM, null, "Autumn", null, null, null),
            null,
            null,
            2,
            new Firmographics("Acme", "Software", 240, "GROWTH", "SERIES_B", null),
            "acme.example",
            true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'field':'country','op':'eq','value':'de'} | true",
                "{'field':'country','op':'ne','value':'DE'} | false",
                "{'field':'country','op':'in','value':['AT','DE']} | true",
                "{'field':'region','op':'notIn','value':['Bavaria']} | true",
                "{'field':'region','op':'eq','value':'Bavaria'} | false",
                "{'field':'region','op':'exists','value':false} | true",
                "{'field':'campaign','op':'startsWith','value':'AUT'} | true",
                "{'field':'campaign','op':'endsWith','value':'UMN'} | true",
                "{'field':'region','op':'endsWith','value':'x'} | false",
                "{'field':'touches','op':'eq','value':2.00} | true",
                "{'field':'touches','op':'in','value':[1,2.0]} | true",
                "{'field':'region','op':'ne','value':'x'} | true",
                "{'field':'jobTitle','op':'contains','value':'sales'} | true",
                "{'field':'seniority','op':'eq','value':'VP'} | true",
                "{'field':'jobFunction','op':'eq','value':'SALES'} | true",
                "{'field':'source','op':'eq','value':'WEB_FORM'} | true",
                "{'field':'freeMail','op':'eq','value':false} | true",
                "{'field':'touches','op':'gte','value':2} | true",
                "{'field':'touches','op':'gt','value':2} | false",
                "{'field':'company.employees','op':'lt','value':240.5} | true",
                "{'field':'company.productUsers','op':'lte','value':9} | false",
                "{'field':'company.sizeBand','op':'eq','value':'50-249'} | true",
                "{'field':'company.funded','op':'eq','value':true} | true",
                "{'field':'company.growing','op':'eq','value':true} | true",
                "{'field':'company.targetAccount','op':'eq','value':true} | true",
                "{'not':{'field':'country','op':'eq','value':'DE'}} | false",
                "{'all':[{'field':'country','op':'eq','value':'DE'},{'field':'owner','op':'exists','value':true}]} | false",
                "{'any':[{'field':'country','op':'eq','value':'FR'},{'field':'touches','op':'eq','value':2}]} | true"
            })
    void aRuleHoldsOrNot(String rule, boolean holds) {
        assertEquals(holds, Grammar.read("rule", json(rule), Vocabulary.CARD).holdsFor(JANE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | rule",
                "{} | rule",
                "{'all':[]} | rule.all",
                "{'all':{},'any':[]} | rule",
                "{'not':[]} | rule.not",
                "{'field':'x','op':'eq','value':1} | rule.field",
                "{'field':'country','op':'like','value':'x'} | rule.op",
                "{'field':'status','op':'eq','value':'MQL'} | rule.field",
                "{'field':'touches','op':'eq','value':1e999} | rule.value",
                "{'field':'country','op':'gt','value':'x'} | rule.op",
                "{'field':'country','op':'eq'} | rule.value",
                "{'field':'country','op':'eq','value':''} | rule.value",
                "{'field':'country','op':'in','value':[]} | rule.value",
                "{'field':'country','op':'in','value':['DE',1]} | rule.value[1]",
                "{'field':'touches','op':'eq','value':'2'} | rule.value",
                "{'field':'freeMail','op':'eq','value':1} | rule.value",
                "{'field':'freeMail','op':'eq','value':true,'mood':1} | rule",
                "{'any':[{'field':'freeMail','op':'eq','value':true},{'not':{'all':[7]}}]} | rule.any[1].not.all[0]"
            })
    void whatIsNoRuleIsNamedByItsPlace(String rule, String place) {
        BadInput refused = assertThrows(BadInput.class, () -> Grammar.read("rule", json(rule), Vocabulary.CARD));

        assertEquals(
                List.of(place),
                refused.violations().stream().map(Violation::field).toList());
    }

    @ParameterizedTest
    @CsvSource({"11, false", "201, true"})
    void aRuleHasItsLimits(int count, boolean wide) {
        String test = "{'field':'freeMail','op':'eq','value':true}";
        String rule = wide
                ? "{'any':[" + (test + ",").repeat(count - 1) + test + "]}"
                : "{'not':".repeat(count) + test + "}".repeat(count);

        assertThrows(BadInput.class, () -> Grammar.read("rule", json(rule), Vocabulary.CARD));
    }

    @Property(tries = 500)
    void whateverIsWrittenIsARuleOrRefused(@ForAll("documents") JsonNode document) {
        try {
            Condition rule = Grammar.read("rule", document, Vocabulary.ROUTING);
            assertEquals(!rule.holdsFor(JANE), new Condition.Not(rule).holdsFor(JANE));
        } catch (BadInput refused) {
            assertTrue(refused.violations().size() > 0);
        }
    }

    @Test
    void whereThereIsNoConditionItHoldsAlways() {
        assertTrue(Grammar.readOptional("when", null, Vocabulary.ROUTING).holdsFor(JANE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'field':'emailDomain','op':'eq','value':'acme.example'} | true",
                "{'field':'lastName','op':'startsWith','value':'do'} | true",
                "{'field':'status','op':'eq','value':'MQL'} | false",
                "{'field':'fit','op':'exists','value':false} | true"
            })
    void routingMayAskForMore(String rule, boolean holds) {
        assertEquals(holds, Grammar.read("when", json(rule), Vocabulary.ROUTING).holdsFor(JANE));
    }

    @Property
    void notAllIsAnyNot(@ForAll("simple") Condition one, @ForAll("simple") Condition other) {
        assertEquals(
                new Condition.Not(new Condition.All(List.of(one, other))).holdsFor(JANE),
                new Condition.Any(List.of(new Condition.Not(one), new Condition.Not(other))).holdsFor(JANE));
    }

    @Provide
    Arbitrary<Condition> simple() {
        return Arbitraries.of(
                        "{'field':'country','op':'eq','value':'DE'}",
                        "{'field':'country','op':'in','value':['FR','CH']}",
                        "{'field':'region','op':'exists','value':false}",
                        "{'field':'freeMail','op':'ne','value':true}",
                        "{'field':'company.employees','op':'lt','value':100.50}")
                .map(rule -> Grammar.read("rule", json(rule), Vocabulary.CARD));
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.of("country", "touches", "eq", "in", "exists", "DE", "")
                        .map(json::textNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                Arbitraries.doubles().map(json::numberNode),
                Arbitraries.just(json.nullNode()));
        Arbitrary<JsonNode> list =
                leaf.list().ofMaxSize(3).map(items -> json.arrayNode().addAll(items));
        Arbitrary<JsonNode> any = Arbitraries.oneOf(leaf, list);
        Arbitrary<JsonNode> object = Arbitraries.maps(Arbitraries.of("all", "any", "not", "field", "op", "value"), any)
                .ofMaxSize(3)
                .map(members -> json.objectNode().setAll(members));
        return Arbitraries.recursive(() -> object, inner -> wrapped(inner), 0, 4);
    }

    private static Arbitrary<JsonNode> wrapped(Arbitrary<JsonNode> inner) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return Arbitraries.oneOf(
                inner.map(rule -> json.objectNode().set("not", rule)),
                inner.list().ofMaxSize(3).map(rules -> json.objectNode()
                        .set("all", json.arrayNode().addAll(rules))));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
