package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures reach whoever follows them when an event moves them, and only then. */
@ForecastTest
class FigureStreamResourceTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private static String following(String figure) {
        return "/api/figures/stream?follow=" + URLEncoder.encode(figure, StandardCharsets.UTF_8);
    }

    private static int open(Listening.Event event) {
        return JsonPath.from(event.data()).getInt("figure.groups[0].open");
    }

    private void isSettled() {
        await().atMost(SOON).untilAsserted(() -> Api.get("/api/win-rates")
                .body("freshness.lagEvents", org.hamcrest.Matchers.is(0)));
    }

    @Test
    void anEventMovesTheFigureOnTheStreamAndOthersDoNot() {
        var sales = new Sales(topics, "streamed");
        sales.published();
        sales.opened("streamed-a", "ONE", 1, "GTX");
        topics.flush();
        isSettled();
        try (var listening = new Listening(following("win-rates?pipeline=streamed"))) {
            await().atMost(SOON).until(() -> listening.named("figure").size() == 1);
            assertEquals(1, open(listening.named("figure").getFirst()));
            new Sales(topics, "streamed-other").opened("streamed-x", "ONE", 1, "GTX");
            topics.flush();
            isSettled();
            sales.opened("streamed-b", "ONE", 1, "GTX");
            topics.flush();
            await().atMost(SOON).until(() -> listening.named("figure").size() > 1);
            assertEquals(
                    List.of(1, 2),
                    listening.named("figure").stream()
                            .map(FigureStreamResourceTest::open)
                            .toList());
            assertEquals(
                    "win-rates?pipeline=streamed",
                    JsonPath.from(listening.named("figure").getFirst().data()).getString("follow"));
        }
    }

    @Test
    void whoComesBackHearsOnlyWhatItMissed() {
        var sales = new Sales(topics, "resumed");
        sales.published();
        sales.opened("resumed-a", "ONE", 1, "GTX");
        topics.flush();
        isSettled();
        String path = following("win-rates?pipeline=resumed");
        String id;
        try (var listening = new Listening(path)) {
            await().atMost(SOON).until(() -> !listening.named("figure").isEmpty());
            id = listening.named("figure").getLast().id();
        }
        try (var back = new Listening(path, "Last-Event-ID", id)) {
            await().atMost(SOON).until(() -> !back.named("freshness").isEmpty());
            assertTrue(back.named("figure").isEmpty());
            sales.opened("resumed-b", "ONE", 1, "GTX");
            topics.flush();
            await().atMost(SOON).until(() -> !back.named("figure").isEmpty());
            assertEquals(2, open(back.named("figure").getFirst()));
        }
    }

    @Test
    void howFarBehindTheFiguresAreIsTold() {
        try (var listening = new Listening(following("stage-durations"))) {
            await().atMost(SOON).until(() -> !listening.named("freshness").isEmpty());
            var told = JsonPath.from(listening.named("freshness").getFirst().data());
            assertTrue(told.getLong("lagEvents") >= 0);
            assertTrue(told.getLong("lagMillis") >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/figures/stream",
                "/api/figures/stream?follow=win-rates%3Ffrom%3Dx",
                "/api/figures/stream?follow=nowhere",
                "/api/figures/stream?follow=rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
                "/api/figures/stream?follow=win-rates%3Fpipeline%3Dunheard-of"
            })
    void whatCannotBeFollowedIsRefusedBeforeAnythingIsSent(String path) {
        Api.as("admin")
                .header("Accept", "text/event-stream")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("follow"));
    }

    @Test
    void whatTheCallerMayNotReadItMayNotFollow() {
        Api.as("rep")
                .header("Accept", "text/event-stream")
                .get("/api/figures/stream?follow=rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
                .then()
                .statusCode(403);
    }
}
