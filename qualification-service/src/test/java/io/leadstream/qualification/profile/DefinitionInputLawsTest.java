package io.leadstream.qualification.profile;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.Nasty;
import io.leadstream.qualification.Valid;
import io.leadstream.rest.BadInput;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of whatever is sent as an ICP or a persona. */
class DefinitionInputLawsTest {

    private static final String GOOD = """
            {"key":"k","name":"n","functions":["SALES"],"industries":["SOFTWARE"],"countriesServed":["DE"],
             "criteria":[{"key":"A","attribute":"SIZE_BAND","oneOf":["50-249"],"weight":25},
                         {"key":"B","attribute":"PRODUCT_USERS","atLeast":5,"atMost":9,"weight":10},
                         {"key":"C","attribute":"SENIORITY","noneOf":["C_LEVEL"],"weight":-30}]}""";

    @Property(tries = 1000)
    void whatIsSentIsRefusedByNameOrIsADefinition(@ForAll long seed, @ForAll Kind kind) {
        Nasty.read(Nasty.mutated(GOOD, seed), DefinitionInput.class)
                .filter(Valid::is)
                .ifPresent(input -> {
                    try {
                        input.check(kind);
                    } catch (BadInput refused) {
                        refused.violations()
                                .forEach(one -> assertFalse(one.field().isEmpty(), one::message));
                        return;
                    }
                    DefinitionView.of(input.toDefinition(kind, "k", 1, Instant.EPOCH, "somebody"));
                });
    }
}
