package io.leadstream.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRefTest {

    @Test
    void theWrittenFormIsReadBack() {
        var ref = new EventRef("lead-service", "0199-abc", 7);

        assertEquals(ref, EventRef.parse(ref.toString()));
    }

    @Test
    void aSubjectMayContainSlashes() {
        assertEquals(new EventRef("pipeline-service", "a/b", 2), EventRef.parse("pipeline-service/a/b/2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lead-service",
                "lead-service/x",
                "lead-service/x/",
                "lead-service/x/y",
                "/x/1",
                "a//1",
                "a/x/0",
                "a/x/-1"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> EventRef.parse(text));
    }
}
