package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.Nasty;
import io.leadstream.qualification.Valid;
import io.leadstream.rest.BadInput;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of whatever is sent as a framework. */
class FrameworkInputLawsTest {

    private static final String GOOD = """
            {"name":"n","origin":"o",
             "criteria":[{"key":"mandate","text":"t","gap":"g","required":true,"facts":["authority","economicBuyer"]},
                         {"key":"money","text":"t","facts":["budget"]}]}""";

    @Property(tries = 1000)
    void whatIsSentIsRefusedByNameOrIsAFramework(@ForAll long seed) {
        Nasty.read(Nasty.mutated(GOOD, seed), FrameworkInput.class)
                .filter(Valid::is)
                .ifPresent(input -> {
                    try {
                        Framework made = input.toFramework("own", 1);
                        assertFalse(made.criteria().isEmpty());
                        made.criteria()
                                .forEach(criterion ->
                                        assertFalse(criterion.filledBy().isEmpty(), criterion::key));
                    } catch (BadInput refused) {
                        refused.violations()
                                .forEach(one -> assertFalse(one.field().isEmpty(), one::message));
                    }
                });
    }
}
