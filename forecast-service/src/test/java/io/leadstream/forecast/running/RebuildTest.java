package io.leadstream.forecast.running;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.leadstream.local.test.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@ForecastTest
class RebuildTest {

    private static final List<String> FIGURES = List.of(
            "/api/conversion-rates?pipeline=rebuilt&asOf=2026-02-28&segment=product",
            "/api/win-rates?pipeline=rebuilt&asOf=2026-02-28",
            "/api/stage-durations?pipeline=rebuilt&asOf=2026-02-28",
            "/api/stage-to-won?pipeline=rebuilt&asOf=2026-02-28",
            "/api/survival?pipeline=rebuilt&stage=ONE&asOf=2026-02-28");

    private static List<Object> figures() {
        var figures = new ArrayList<Object>();
        FIGURES.forEach(path -> figures.add(Api.get(path).extract().path("groups")));
        return figures;
    }

    private static String live() {
        return Stack.current().psql("select schema_name from live_projection").getFirst();
    }

    static void awaitDone(String location) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.as("admin").get(location).then().body("state", is("DONE")));
    }

    static String ask() {
        return Api.as("admin")
                .post("/api/rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static void sell(Topics topics) {
        var sales = new Sales(topics, "rebuilt");
        sales.published();
        for (int i = 0; i < 50; i++) {
            sales.opened("rebuilt-" + i, "ONE", i % 7, i % 2 == 0 ? "GTX" : "MG");
            sales.entered("rebuilt-" + i, i % 5 == 0 ? "ONE" : "TWO", 8 + i % 3);
            if (i % 3 != 0) {
                sales.closed("rebuilt-" + i, "TWO", i % 4 == 0 ? "LOST" : "WON", 12 + i % 9);
            }
            sales.imported("rebuilt-x" + i, "i", i % 9, i % 2 == 0);
        }
        sales.withdrawn("rebuilt-x3", "i");
        topics.flush();
        var last = sales.opened("rebuilt-last", "ONE", 20, "GTX");
        topics.flush();
        Api.get(last, FIGURES.getFirst()).statusCode(200);
        await().untilAsserted(() -> Api.get(FIGURES.getFirst()).body("freshness.lagEvents", is(0)));
    }

    @Test
    void figuresAreTheSameBeforeAndAfterAndLiveOn() {
        try (var topics = new Topics()) {
            sell(topics);
            var before = figures();
            String schema = live();
            awaitDone(ask());
            assertNotEquals(schema, live());
            assertEquals(before, figures());
            var open = new Sales(topics, "rebuilt").opened("rebuilt-after", "ONE", 20, "GTX");
            topics.flush();
            Api.get(open, FIGURES.getFirst()).statusCode(200);
            assertNotEquals(before, figures());
        }
    }

    @Test
    void eventsThatComeMeanwhileAreNotLost() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "meanwhile");
            sales.published();
            String location = ask();
            var sent = new ArrayList<Topics.Sent>();
            for (int i = 0; i < 2_000; i++) {
                sent.add(sales.opened("meanwhile-" + i, "ONE", 1, "GTX"));
                if (i % 100 == 0) {
                    topics.flush();
                }
            }
            topics.flush();
            awaitDone(location);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Api.get("/api/win-rates?pipeline=meanwhile")
                    .body("groups[0].open", is(sent.size())));
        }
    }

    @Test
    void oneThatAnInstanceLeftBehindIsBegunAgain() {
        var abandoned = "00000000-0000-7000-8000-000000000001";
        await().until(() -> Stack.current()
                .psql("select 1 from rebuild where state in ('QUEUED', 'RUNNING')")
                .isEmpty());
        Stack.current()
                .psql("insert into rebuild (id, state, attempt, requested_at, started_at) values ('" + abandoned
                        + "', 'RUNNING', 1, now(), now())");
        awaitDone("/api/rebuilds/" + abandoned);
        Api.as("admin")
                .get("/api/rebuilds/" + abandoned)
                .then()
                .body("attempt", is(2))
                .body("progress.share", is(1f));
    }

    @Test
    void oneWhoseAttemptsAreUsedUpIsGivenUp() {
        var hopeless = "00000000-0000-7000-8000-000000000002";
        await().until(() -> Stack.current()
                .psql("select 1 from rebuild where state in ('QUEUED', 'RUNNING')")
                .isEmpty());
        Stack.current()
                .psql("insert into rebuild (id, state, attempt, requested_at, started_at) values ('" + hopeless
                        + "', 'RUNNING', 10, now(), now())");
        await().untilAsserted(() -> Api.as("admin")
                .get("/api/rebuilds/" + hopeless)
                .then()
                .body("state", is("FAILED"))
                .body("failure", is("AttemptsUsedUp"))
                .body("attempt", is(10)));
    }

    @Test
    void theSwitchComesToAnEndWhileMoreReadThanThereAreConnections() throws InterruptedException {
        var done = new AtomicBoolean();
        var token = Stack.current().token("revops");
        var readers = new ArrayList<Thread>();
        for (int i = 0; i < 48; i++) {
            readers.add(Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    given().auth().oauth2(token).get(FIGURES.get(1));
                }
            }));
        }
        try {
            awaitDone(ask());
        } finally {
            done.set(true);
        }
        for (Thread reader : readers) {
            reader.join();
        }
    }

    @Test
    void aSecondOneMeanwhileIsRefusedAndTheSameKeyGetsTheSameAnswer() {
        var first = Api.as("admin").header("Idempotency-Key", "rebuild-1").post("/api/rebuilds");
        var again = Api.as("admin").header("Idempotency-Key", "rebuild-1").post("/api/rebuilds");
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        awaitDone(first.header("Location"));
    }
}
