package io.leadstream.qualification.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.qualification.Nasty;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValueJson;
import io.leadstream.rest.BadInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds of whatever is sent as facts. */
class FactInputLawsTest {

    private static final String GOOD = """
            {"budget":{"value":{"amount":"10.00","currency":"EUR"},"confidence":0.5,"evidence":"https://a.example"},
             "need":{"value":"x","confidence":1},
             "timeline":{"value":{"date":"2026-12-31"}},
             "decisionCriteria":{"value":[{"criterion":"a","weight":0.4},{"criterion":"b","weight":0.6}]},
             "decisionProcess":{"value":{"steps":[{"step":"a","who":"b","signature":true,"date":"2026-12-31",
               "done":false}]}},
             "authority":null}""";

    @Property(tries = 1000)
    void whatIsSentIsRefusedByNameOrReadBackAsItWasKept(@ForAll long seed) {
        body(Nasty.mutated(GOOD, seed)).ifPresent(body -> {
            try {
                FactInput.readAll(body).values().stream()
                        .flatMap(Optional::stream)
                        .map(Fact::what)
                        .forEach(FactInputLawsTest::isReadBack);
            } catch (BadInput refused) {
                assertFalse(refused.violations().isEmpty());
            }
        });
    }

    private static void isReadBack(FactValue value) {
        String kept = FactValueJson.toText(value);
        assertEquals(kept, FactValueJson.toText(FactValueJson.ofText(kept)));
    }

    private static Optional<Map<String, @Nullable FactInput>> body(JsonNode document) {
        var body = new HashMap<String, @Nullable FactInput>();
        for (var member : document.properties()) {
            Optional<FactInput> fact = Nasty.read(member.getValue(), FactInput.class);
            if (fact.isEmpty() && !member.getValue().isNull()) {
                return Optional.empty();
            }
            body.put(member.getKey(), fact.orElse(null));
        }
        return Optional.of(body);
    }
}
