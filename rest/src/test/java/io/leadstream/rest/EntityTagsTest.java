package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", "\"1\", \"3\"", " \"3\" "})
    void thePresentVersionPasses(String ifMatch) {
        assertDoesNotThrow(() -> EntityTags.require(ifMatch, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "3", "W/\"3\"", "\"\"", "\"1\", \"2\""})
    void anyOtherIsStale(String ifMatch) {
        var refusal = assertThrows(HttpProblem.class, () -> EntityTags.check(ifMatch, 3));

        assertEquals(412, refusal.getStatusCode());
    }

    @Test
    void noneIsAskedForWhereItIsRequired() {
        var refusal = assertThrows(HttpProblem.class, () -> EntityTags.require(null, 3));

        assertEquals(428, refusal.getStatusCode());
    }

    @Test
    void nonePassesWhereItIsOptional() {
        assertDoesNotThrow(() -> EntityTags.check(null, 3));
    }
}
