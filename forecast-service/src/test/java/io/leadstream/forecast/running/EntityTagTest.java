package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure that the caller has is not computed again, and never said to be the same when it is another. */
@ForecastTest
class EntityTagTest {

    private static final String WINS = "/api/win-rates?asOf=2026-02-28&pipeline=";

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private String sell(String pipeline) {
        var sales = new Sales(topics, pipeline);
        sales.published();
        var open = sales.opened(pipeline + "-a", "ONE", 1, "GTX");
        topics.flush();
        Api.get(open, WINS + pipeline).statusCode(200);
        return WINS + pipeline;
    }

    /** The tag, once all that other tests have sent is applied. */
    private static String settledTag(String path) {
        Awaitility.await().untilAsserted(() -> Api.get(path).body("freshness.lagEvents", is(0)));
        return Api.get(path).statusCode(200).extract().header("ETag");
    }

    private static Response again(String path, String tag) {
        return Api.as("revops").header("If-None-Match", tag).get(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/win-rates?pipeline=standard",
                "/api/conversion-rates?pipeline=standard&segment=product",
                "/api/conversion-rates?pipeline=standard&mode=fixedWindow&asOf=2026-02-28",
                "/api/stage-durations?pipeline=standard&asOf=2026-02-28",
                "/api/stage-to-won?pipeline=standard",
                "/api/survival?pipeline=lead-lifecycle&stage=IQL"
            })
    void whatIsTheSameIsNotSentAgain(String path) {
        again(path, settledTag(path))
                .then()
                .statusCode(304)
                .header("ETag", startsWith("W/\""))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", notNullValue())
                .body(blankOrNullString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversion-rates?pipeline=standard&mode=fixedWindow",
                "/api/stage-durations?pipeline=standard"
            })
    void whatMovesWithEveryMomentHasNoTagAsOfNow(String path) {
        Api.get(path).statusCode(200).header("ETag", nullValue()).header("Cache-Control", "private, no-cache");
    }

    @Test
    void anEventInBetweenIsAnswered() {
        String path = sell("tag-event");
        String tag = settledTag(path);
        var won = new Sales(topics, "tag-event").closed("tag-event-a", "TWO", "WON", 2);
        topics.flush();
        Api.as("revops")
                .header("If-None-Match", tag)
                .queryParam("atLeast", won.ref())
                .get(path)
                .then()
                .statusCode(200)
                .body("groups[0].won", is(1));
    }

    @Test
    void whatOccursLaterThanItIsKnownChangesTheFigureThen() {
        var sales = new Sales(topics, "tag-ahead");
        sales.published();
        Instant soon = Instant.now().plusSeconds(6);
        var open = topics.deal("tag-ahead-a", "deal.opened.v1", soon, """
                {"pipeline":"tag-ahead","version":1,"stage":"ONE","rank":1,"phase":"SALE","owner":"rep-1",
                 "origin":"MANUAL"}""");
        topics.flush();
        String path = "/api/win-rates?pipeline=tag-ahead";
        Api.get(open, path).body("groups[0].open", is(0));
        String tag = settledTag(path);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> again(path, tag).then().statusCode(200).body("groups[0].open", is(1)));
    }

    @Test
    void aRebuildIsAnotherRevisionThoughItConsumedTheSame() {
        String path = sell("tag-rebuild");
        String tag = settledTag(path);
        for (int i = 0; i < 2; i++) {
            RebuildTest.awaitDone(RebuildTest.ask());
        }
        again(path, tag).then().statusCode(200);
    }

    @Test
    void whatWasEnteredCounts() {
        String path = sell("tag-entered");
        String tag = settledTag(path);
        Stack.current().psql("insert into entered_change default values");
        again(path, tag).then().statusCode(200);
    }

    @Test
    void whateverIsEnteredIsNoted() {
        assertEquals(
                List.of(
                        "backtest",
                        "entered_change",
                        "entered_revision",
                        "forecast_alert",
                        "forecast_course",
                        "forecast_snapshot",
                        "idempotent_answer",
                        "live_projection",
                        "rebuild"),
                Stack.current().psql("""
                        select relname from pg_class c
                        where relnamespace = 'public'::regnamespace and relkind = 'r'
                          and relname not like 'flyway%' and relname not like 'outbox%'
                          and not exists (select from pg_trigger where tgrelid = c.oid and tgname = 'entered_change')
                        order by relname"""),
                "a new table of what is entered: its migration is to call figures_depend_on");
    }

    @Test
    void anotherQuestionHasAnotherTag() {
        String path = sell("tag-other");
        again(path + "&level=0.9", settledTag(path)).then().statusCode(200);
    }

    @Test
    void aTagOpensNothingToWhoMayNotReadIt() {
        String path = sell("tag-partner");
        Api.as("partner")
                .header("If-None-Match", settledTag(path))
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void aRefusalHasNoTag() {
        Api.get("/api/win-rates?from=x")
                .statusCode(400)
                .header("ETag", nullValue())
                .body("violations.field", hasItem("from"));
    }
}
