package io.leadstream.forecast.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.rest.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowTest {

    @Test
    void aFigureIsNamedByItsPlaceBelowTheApi() {
        assertEquals(
                "/api/win-rates?pipeline=standard&where=product:GTX%20A",
                Follow.parse("win-rates?pipeline=standard&where=product:GTX%20A")
                        .path()
                        .toString());
        assertEquals(
                "/api/win-probabilities/d-1",
                Follow.parse("win-probabilities/d-1").path().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/win-rates",
                "../q/metrics",
                "//elsewhere/api",
                "http://elsewhere/api",
                "figures/stream?follow=win-rates",
                "win-rates?where=product:GTX A",
                "win-rates?x=%zz"
            })
    void nothingElseIsFollowed(String text) {
        assertThrows(BadInput.class, () -> Follow.parse(text));
    }
}
