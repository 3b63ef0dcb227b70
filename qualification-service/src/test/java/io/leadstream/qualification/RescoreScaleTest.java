package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How quickly a rehearsal and an activation go over 100,000 leads, on demand: {@code -Dleadstream.scale=true}. */
@RealStack
@EnabledIfSystemProperty(named = "leadstream.scale", matches = "true")
class RescoreScaleTest {

    private static final Logger LOG = Logger.getLogger(RescoreScaleTest.class);
    private static final Api MARKETING = Api.as("marketing");
    private static final int LEADS = 100_000;

    // leads as their events would have left them: a profile, three activities, a score by version 1
    private static final String GENERATE = """
            create temp table made as
              select gen_random_uuid() as id, n, now() - (n %% 60 + 1) * interval '1 day' as at
              from generate_series(1, %d) n;
            insert into qualification (lead_id, version, state, since) select id, 1, 'IQL', at from made;
            insert into lifecycle_step (lead_id, number, to_state, at, moved_by)
              select id, 1, 'IQL', at, 'qualification-service' from made;
            insert into lead_profile (lead_id, source, sequence, event_id, occurred_at, known_at, captured, lead_source,
                country, job_function, seniority, free_mail, company_id, industry, size_band, funded, growing, segments)
              select id, 'lead-service', 1, gen_random_uuid(), at, at, true, 'WEB_FORM', 'DE', 'SALES',
                (array['C_LEVEL', 'VP', 'MANAGER', 'UNKNOWN'])[n %% 4 + 1], n %% 5 = 0, gen_random_uuid(), 'SOFTWARE',
                (array['1-9', '50-249', '5001+'])[n %% 3 + 1], n %% 2 = 0, false, '{}' from made;
            insert into lead_activity (lead_id, source, sequence, event_id, occurred_at, known_at, type, inbound)
              select id, 'lead-service', 1 + k, gen_random_uuid(), at + k * interval '1 hour', at + k * interval '1 hour',
                (array['WEB_VISIT', 'EMAIL_CLICKED', 'FORM_SUBMITTED'])[k], true
              from made cross join generate_series(1, 3) k;
            insert into lead_score (lead_id, fit, engagement, grade, model_version, scored_at)
              select id, 40, 10, 'B3', 1, at + interval '3 hours' from made;
            insert into queued_lead (lead_id, state, since, fit, engagement, grade, source, country, industry,
                industry_word, size_band, owner, chance, value)
              select id, 'IQL', at, 40, 10, 'B3', 'WEB_FORM', 'DE', 'SOFTWARE', 'SOFTWARE', '50-249', 'rep-' || n %% 50,
                0.05, 10000 from made;
            analyze""";

    @Test
    void allLeadsAreRehearsedAndScoredAgain() {
        Stack.current().awaitPublishing();
        Stack.current().psql(GENERATE.formatted(LEADS));
        int version = MARKETING
                .request()
                .body("{\"copyOf\":1}")
                .post("/api/scoring-models")
                .path("version");
        MARKETING
                .request()
                .header("If-Match", "*")
                .body("{\"mql\":{\"fit\":50,\"engagement\":20},\"engagement\":{\"cap\":60}}")
                .patch("/api/scoring-models/" + version)
                .then()
                .statusCode(200);

        String location = MARKETING
                .request()
                .body("{\"months\":3}")
                .post("/api/scoring-models/" + version + "/rehearsals")
                .header("Location");
        measure("rehearsed", location.substring(location.indexOf("/api/")));
        var live = new LiveScoring();
        MARKETING
                .request()
                .post("/api/scoring-models/" + version + "/activation")
                .then()
                .statusCode(202);
        String activation = "/api/scoring-models/" + version + "/activation";
        double seconds = measure("scored again", activation);
        live.end();

        JsonPath progress = MARKETING.request().get(activation).jsonPath();
        assertEquals(progress.getLong("total"), progress.getLong("done"), "every lead is counted once");
        assertEquals(
                "0",
                Stack.current()
                        .psql("select count(*) from lead_score where model_version = 1")
                        .getFirst());
        assertTrue(seconds < 60, () -> "took " + seconds + " s");
    }

    /** Leads that are captured meanwhile, one after the other, and how soon each is scored. */
    private static final class LiveScoring {

        private final Thread thread = new Thread(this::capture);
        private final List<Double> millis = new ArrayList<>();
        private volatile boolean isOver;

        LiveScoring() {
            thread.start();
        }

        private void capture() {
            try (var leadService = new LeadService()) {
                while (!isOver) {
                    UUID lead = LeadService.newId();
                    long begun = System.nanoTime();
                    var sent = leadService.captured(lead, Instant.now());
                    leadService.flush();
                    while (MARKETING.read(lead, sent).extract().statusCode() != 200) {
                        Thread.onSpinWait();
                    }
                    millis.add((System.nanoTime() - begun) / 1e6);
                }
            }
        }

        void end() {
            isOver = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Collections.sort(millis);
            LOG.infof(
                    "meanwhile %d leads were captured and scored, median %.0f ms, p99 %.0f ms",
                    millis.size(), millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
        }
    }

    private static double measure(String what, String path) {
        long begun = System.nanoTime();
        Duration cpu = cpu();
        await().atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> "DONE".equals(MARKETING.request().get(path).path("state")));
        double seconds = (System.nanoTime() - begun) / 1e9;
        LOG.infof(
                "%s: %d leads in %.1f s, %.0f a second; %.1f s of the service's CPU",
                what, LEADS, seconds, LEADS / seconds, cpu().minus(cpu).toMillis() / 1e3);
        return seconds;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
