package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import io.leadstream.local.test.Stack;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** As many deals as a real company has: how soon they are visible, and how soon figures on them are answered. */
@ForecastTest
class ScaleTest {

    private static final Logger LOG = Logger.getLogger(ScaleTest.class);
    private static final int DEALS = 8_800;
    private static final int READINGS = 41;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void manyDealsAreVisibleSoonAndAnsweredForAtOnce() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "many");
            sales.published();
            long begin = System.nanoTime();
            for (int i = 0; i < DEALS; i++) {
                sales.imported("many-" + i, "i", i % 28, i % 2 == 0);
            }
            topics.flush();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Stack.current()
                            .psql("select count(*) from " + live() + ".history where pipelines && '{many}'")
                            .equals(List.of("" + DEALS)));
            LOG.infof("%d imported deals/s until visible", DEALS * 1_000_000_000L / (System.nanoTime() - begin));
        }
        Api.get("/api/win-rates?pipeline=many").body("groups[0].won", is(DEALS / 2));
        for (String path : new String[] {"/api/conversion-rates", "/api/win-rates", "/api/stage-durations"}) {
            long cpu = MACHINE.getProcessCpuTime();
            long median = medianMillis(path + "?pipeline=many");
            long cpuMillis = (MACHINE.getProcessCpuTime() - cpu) / 1_000_000 / READINGS;
            LOG.infof("%s on %d deals: median %d ms, %d ms of processor time", path, DEALS, median, cpuMillis);
            // generous, for machines that do other things too
            assertTrue(median < 1_000, path + " took " + median + " ms");
        }
        aSmallPipelineIsReadByIndexBesideThem();
        logSpeedOfARebuild();
    }

    private static void logSpeedOfARebuild() {
        String location = Api.as("admin")
                .post("/api/rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> Api.as("admin").get(location).then().body("state", is("DONE")));
        var rebuild = Api.as("admin").get(location).then().extract();
        var took =
                Duration.between(Instant.parse(rebuild.path("startedAt")), Instant.parse(rebuild.path("finishedAt")));
        int applied = rebuild.path("progress.applied");
        LOG.infof("a rebuild replayed %d events in %d ms", applied, took.toMillis());
    }

    private static void aSmallPipelineIsReadByIndexBesideThem() {
        String schema = live();
        Stack.current().psql("analyze " + schema + ".history");
        String plan = String.join(
                "\n",
                Stack.current()
                        .psql("explain select subject, facts from %s.history where pipelines && '{small}'"
                                .formatted(schema)));
        assertTrue(plan.contains("Index") && !plan.contains("Seq Scan"), plan);
    }

    private static String live() {
        return Stack.current().psql("select schema_name from live_projection").getFirst();
    }

    private static long medianMillis(String path) {
        long[] millis = new long[READINGS];
        for (int i = 0; i < millis.length; i++) {
            long begin = System.nanoTime();
            Api.get(path).statusCode(200);
            millis[i] = (System.nanoTime() - begin) / 1_000_000;
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
