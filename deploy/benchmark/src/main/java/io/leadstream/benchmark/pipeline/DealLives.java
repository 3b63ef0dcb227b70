package io.leadstream.benchmark.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Three years of deals, as pipeline-service publishes imported ones: the same for the same number. Most go on from each
 * of eight stages after some days, some are lost there, and the last ones are still open.
 */
public final class DealLives {

    public static final int STAGES = 8;
    public static final int PRODUCTS = 8;
    public static final int REGIONS = 4;
    public static final int OWNERS = 40;

    /** In days since 1970: from 2023-11-01 on, before 2026-11-01. */
    public static final int FIRST_DAY = 19_662;

    public static final int LAST_DAY = 20_758;

    private static final int SECONDS_OF_DAY = 86_400;
    private static final double LOST = 0.06;
    private static final double MEAN_STAY_DAYS = 11;

    private final String pipeline;
    private final UUID importId;

    public DealLives(String pipeline) {
        this.pipeline = pipeline;
        this.importId = id(pipeline);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** One deal's import. */
    public record Life(String deal, String event, int entries) {}

    public static String stage(int rank) {
        return "STAGE_" + rank;
    }

    /** The pipeline's only version. */
    public String published() {
        var stages = new StringBuilder();
        for (int rank = 1; rank <= STAGES; rank++) {
            stages.append(rank == 1 ? "" : ",")
                    .append("{\"key\":\"%s\",\"name\":\"%s\",\"phase\":\"SALE\",\"rank\":%d}"
                            .formatted(stage(rank), stage(rank), rank));
        }
        return "{\"key\":\"%s\",\"name\":\"Figures\",\"version\":1,\"default\":false,\"stages\":[%s]}"
                .formatted(pipeline, stages);
    }

    public Life life(int number) {
        var random = new SplittableRandom(number);
        double now = LAST_DAY * (double) SECONDS_OF_DAY;
        double second = (FIRST_DAY + random.nextDouble() * (LAST_DAY - FIRST_DAY)) * SECONDS_OF_DAY;
        var history = new StringBuilder();
        String closed = "null";
        int entries = 0;
        for (int rank = 1; rank <= STAGES && second < now; rank++) {
            entries++;
            history.append(rank == 1 ? "" : ",")
                    .append("{\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"at\":\"%s\",\"knownAt\":\"%s\"}"
                            .formatted(stage(rank), rank, at(second), at(second)));
            boolean lost = random.nextDouble() < LOST;
            second += stay(random);
            if ((lost || rank == STAGES) && second < now) {
                closed = closing(lost, second, random);
            }
            if (lost) {
                break;
            }
        }
        String deal = id(pipeline + "-" + number).toString();
        return new Life(deal, event(deal, number, history, closed, random), entries);
    }

    private String event(String deal, int number, CharSequence history, String closed, SplittableRandom random) {
        return """
                {"dealId":"%s","importId":"%s","externalId":"%d","pipeline":"%s","version":1,"owner":"rep%d","source":"IMPORT",\
                "segments":{"product":"P%d","region":"R%d"},"amount":%s,"observedFrom":null,"history":[%s],"closed":%s}\
                """.formatted(
                        deal,
                        importId,
                        number,
                        pipeline,
                        random.nextInt(OWNERS),
                        random.nextInt(PRODUCTS),
                        random.nextInt(REGIONS),
                        amount(random),
                        history,
                        closed);
    }

    private static String closing(boolean lost, double second, SplittableRandom random) {
        return "{\"outcome\":\"%s\",\"at\":\"%s\",\"knownAt\":\"%s\",\"reason\":%s,\"amount\":%s}"
                .formatted(
                        lost ? "LOST" : "WON",
                        at(second),
                        at(second),
                        lost ? "\"NO_DECISION\"" : "null",
                        amount(random));
    }

    private static String amount(SplittableRandom random) {
        return "{\"amount\":\"%d.%02d\",\"currency\":\"EUR\"}"
                .formatted(100 + random.nextInt(20_000), random.nextInt(100));
    }

    /** Exponential: most leave soon, few stay very long. */
    private static double stay(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble()) * MEAN_STAY_DAYS * SECONDS_OF_DAY;
    }

    private static Instant at(double second) {
        return Instant.ofEpochSecond((long) second);
    }
}
