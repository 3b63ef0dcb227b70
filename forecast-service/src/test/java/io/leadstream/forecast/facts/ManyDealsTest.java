package io.leadstream.forecast.facts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.facts.FactTables.Stored;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.running.Api;
import io.leadstream.forecast.running.ForecastTest;
import io.leadstream.local.test.Stack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Far more deals than fit into the heap: reading them takes time, but no memory to speak of. */
@ForecastTest
class ManyDealsTest {

    private static final Logger LOG = Logger.getLogger(ManyDealsTest.class);
    private static final String PIPELINE = "crowded";
    private static final int DEALS = 30_000;
    private static final int BATCH = 5_000;
    private static final int ENTRIES = 5;

    /** With what works in the background meanwhile: alerts and cells are looked after all the time. */
    private static final long MOST_BYTES = 40L << 20;

    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    @Inject
    AgroalDataSource database;

    @Inject
    Projection projection;

    @Inject
    ObjectMapper mapper;

    /** Other tests' figures are shrunk towards those of all pipelines, and are to be read soon. */
    @AfterEach
    void remove() {
        String schema =
                Stack.current().psql("select schema_name from live_projection").getFirst();
        Stack.current().psql("delete from %s.history where pipelines = '{%s}'".formatted(schema, PIPELINE));
        for (String table : List.of("counted_ladder", "pipeline_version")) {
            Stack.current().psql("delete from %s.%s where pipeline = '%s'".formatted(schema, table, PIPELINE));
        }
    }

    private void seed() {
        var stages = new ArrayList<Stage>();
        for (int rank = 1; rank <= ENTRIES; rank++) {
            stages.add(new Stage("STAGE_" + rank, "Stage " + rank, Phase.SALE, rank));
        }
        var version = new PipelineVersion(PIPELINE, "Crowded", 1, false, stages);
        write(tables -> tables.addPipelines(List.of(new FactTables.Published(version, FIRST))));
        for (int from = 0; from < DEALS; from += BATCH) {
            var facts = new ArrayList<Stored>();
            for (int i = from; i < from + BATCH; i++) {
                deal(i, facts);
            }
            write(tables -> tables.add(facts, List.of()));
        }
    }

    /** Described, five stages entered, and two of three closed. */
    private static void deal(int i, List<Stored> facts) {
        String deal = new UUID(0x0199d2c47a107c3eL, 0x9b51000000000000L + i).toString();
        Instant at = FIRST.plus(Duration.ofHours(i % 8_760));
        var segments = Map.of("product", "P" + i % 7, "serial", "S" + i);
        var amount = new Money(new BigDecimal("1200.50"), "EUR");
        facts.add(new Stored(deal, new Described(key(0), at, at, "rep-" + i % 40, amount, segments, null)));
        for (int rank = 1; rank <= ENTRIES; rank++) {
            Instant entered = at.plusSeconds(rank * 300_000L + i * 37L % 100_000);
            facts.add(new Stored(deal, new Entered(key(rank), entered, entered, place(rank), false)));
        }
        if (i % 3 != 0) {
            Instant closed = at.plusSeconds(3_000_000L + i * 41L % 1_000_000);
            Outcome outcome = i % 3 == 1 ? Outcome.WON : Outcome.LOST;
            facts.add(new Stored(
                    deal, new Closed(key(ENTRIES + 1), closed, closed, place(ENTRIES), outcome, null, amount)));
        }
    }

    private static Place place(int rank) {
        return new Place(PIPELINE, 1, "STAGE_" + rank, rank, Phase.SALE);
    }

    private static FactKey key(int position) {
        return new FactKey("pipeline-service", 1, position, "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01");
    }

    @FunctionalInterface
    private interface Write {
        void to(FactTables tables) throws SQLException;
    }

    private void write(Write write) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                projection.enter(connection);
                write.to(new FactTables(connection, mapper));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void readingThemTakesNoMemoryToSpeakOf() throws InterruptedException {
        long begin = System.nanoTime();
        seed();
        LOG.infof("%d deals written in %d ms", DEALS, (System.nanoTime() - begin) / 1_000_000);
        for (String figure : List.of(
                "conversion-rates",
                "conversion-rates?segment=owner&from=2000-01-01T00:00:00.000001Z", // no window of days: from the facts
                "win-rates",
                "stage-durations",
                "stage-durations?segment=product",
                "stage-to-won",
                "survival?stage=STAGE_3")) {
            String path = "/api/" + figure + (figure.contains("?") ? "&" : "?") + "pipeline=" + PIPELINE;
            Api.get(path).statusCode(200);
            long millis = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long from = System.nanoTime();
                Api.get(path).statusCode(200);
                millis = Math.min(millis, (System.nanoTime() - from) / 1_000_000);
            }
            long kept = mostKept(path);
            LOG.infof("%s on %d deals: %d ms, at most %d kB held", figure, DEALS, millis, kept >> 10);
            assertTrue(kept < MOST_BYTES, () -> figure + " held " + kept + " bytes");
        }
        Api.get("/api/win-rates?pipeline=" + PIPELINE).body("groups[0].won", is(DEALS / 3));
        Api.get("/api/conversion-rates?pipeline=" + PIPELINE).body("groups[0].stages.entered", equalTo(entered()));
        Api.get("/api/win-rates?segment=serial&pipeline=" + PIPELINE)
                .statusCode(400)
                .body("violations.field", hasItem("segment"));
    }

    private static List<Integer> entered() {
        return List.of(DEALS, DEALS, DEALS, DEALS, DEALS);
    }

    /** What is reachable while the figure is computed, beyond what is reachable anyway. */
    private static long mostKept(String path) throws InterruptedException {
        long before = reachable();
        var most = new AtomicLong(before);
        var done = new CountDownLatch(1);
        var watch = Thread.ofPlatform().start(() -> {
            while (!isOver(done)) {
                most.accumulateAndGet(reachable(), Math::max);
            }
        });
        try {
            Api.get(path).statusCode(200);
        } finally {
            done.countDown();
        }
        watch.join();
        return most.get() - before;
    }

    private static boolean isOver(CountDownLatch done) {
        try {
            return done.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static long reachable() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
