package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.leadstream.forecast.stories.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sales that are generated for the page's tests; published again they are the same. */
final class PageSales {

    static final String LOOKED_AT = "pipeline=page&asOf=2026-07-31";
    static final List<String> STAGES = List.of("FIRST", "SECOND", "THIRD");
    static final int DEALS = 400;

    private static final List<String> REASONS = List.of("COMPETITOR", "NO_DECISION", "PRICE");

    private PageSales() {}

    static void publish() {
        try (var topics = new Topics()) {
            topics.pipeline("page", STAGES.toArray(String[]::new));
            var random = new Random(7);
            for (int i = 0; i < DEALS; i++) {
                topics.deal("page-" + i, "deal.imported.v1", 0, deal(random));
            }
            topics.flush();
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Api.get("/api/conversion-rates?" + LOOKED_AT)
                .body("groups[0].stages[0].entered", is(DEALS)));
    }

    /** Goes on with two of three at each stage; small companies with fewer at the second. */
    private static String deal(Random random) {
        String size = random.nextBoolean() ? "small" : "large";
        String product = random.nextBoolean() ? "GTX" : "MG";
        double day = random.nextDouble() * 180;
        var history = new ArrayList<String>();
        String closed = "";
        for (int rank = 1; rank <= STAGES.size() && closed.isEmpty() && day < 205; rank++) {
            history.add("{\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"at\":\"%s\"}"
                    .formatted(STAGES.get(rank - 1), rank, Story.day(day)));
            day += random.nextDouble() * 20;
            boolean lost = random.nextDouble() < (rank == 2 && size.equals("small") ? 0.7 : 0.3);
            if (day < 205 && (lost || rank == STAGES.size())) {
                closed =
                        ",\"closed\":{\"outcome\":\"%s\",\"at\":\"%s\",\"reason\":%s,\"amount\":{\"amount\":\"%d.50\",\"currency\":\"EUR\"}}"
                                .formatted(
                                        lost ? "LOST" : "WON",
                                        Story.day(day),
                                        lost ? '"' + REASONS.get(random.nextInt(3)) + '"' : "null",
                                        100 + random.nextInt(900));
            }
        }
        return "{\"importId\":\"p\",\"pipeline\":\"page\",\"version\":1,\"owner\":\"rep-1\",\"segments\":{\"product\":\"%s\",\"size\":\"%s\"},\"observedFrom\":null,\"history\":[%s]%s}"
                .formatted(product, size, String.join(",", history), closed);
    }
}
