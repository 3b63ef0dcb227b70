package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is summed from cells is what is counted from the facts, whatever has happened. A window that is finer than a day,
 * or the same condition twice, is answered from the facts.
 */
@ForecastTest
class CellsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int DAYS = 28;
    private static final String FROM_FACTS = "&from=0001-01-01T00:00:00.000001Z";

    private final Topics topics = new Topics();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        topics.close();
    }

    private static String live() {
        return Stack.current().psql("select schema_name from live_projection").getFirst();
    }

    private static void awaitCounted(String pipeline) {
        await().atMost(LIMIT).until(() -> Stack.current()
                .psql("select count(*) from %s.counted_ladder where pipeline = '%s' and up_to is null"
                        .formatted(live(), pipeline))
                .equals(List.of("1")));
    }

    private static void same(String path, String fromFacts) {
        assertEquals(
                Api.get(fromFacts)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap("")
                        .get("groups"),
                Api.get(path).statusCode(200).extract().jsonPath().getMap("").get("groups"),
                path);
    }

    private static void sameFigures(String pipeline, String segment, String value) {
        var figures = new ArrayList<>(List.of("conversion-rates?", "win-rates?", "stage-to-won?"));
        stages(pipeline).forEach(stage -> figures.add("survival?horizon=P10D&stage=" + stage + "&"));
        for (int day = 2; day < DAYS + 3; day += 9) {
            for (String figure : figures) {
                String of = "/api/" + figure + "pipeline=" + pipeline + "&asOf=2026-01-" + "%02d".formatted(day);
                for (String more : List.of("", "&segment=" + segment, "&segment=none", "&skips=exclude")) {
                    same(of + more, of + more + FROM_FACTS);
                }
                for (String where : List.of(segment + ":" + value, segment + ":(missing)", "owner:rep-1")) {
                    String once = "&where=" + where;
                    same(of + once, of + once + once);
                    same(of + once + "&segment=" + segment, of + once + once + "&segment=" + segment);
                }
                String windowed = of + "&to=2026-01-20&segment=" + segment;
                same(
                        windowed + "&from=2026-01-05",
                        windowed + "&from=2026-01-05T00:00:00Z&where=X:(missing)&where=X:(missing)");
            }
        }
    }

    private static List<String> stages(String pipeline) {
        return pipeline.equals("lead-lifecycle") ? List.of("CAPTURED", "MQL") : List.of("ONE", "TWO");
    }

    @Test
    void dealsAreCountedAsTheirFactsCome() {
        var sales = new Sales(topics, "cells");
        var waitFor = new ArrayList<>(List.of(sales.published()));
        var other = new Sales(topics, "cells-other");
        waitFor.add(other.published());
        // some before and some after their pipeline is counted along
        for (int deal = 0; deal < 60; deal++) {
            waitFor.add(live(sales, other, "cells-" + deal));
            if (deal == 20) {
                topics.flush();
                awaitCounted("cells");
            }
        }
        topics.flush();
        waitFor.forEach(
                sent -> Api.get(sent, "/api/conversion-rates?pipeline=cells").statusCode(200));
        awaitCounted("cells");
        sameFigures("cells", "product", "GTX");
    }

    /** A life of up to eight steps, of which any may follow any. */
    private Topics.Sent live(Sales sales, Sales other, String deal) {
        double day = random.nextInt(10);
        Topics.Sent last = random.nextInt(4) == 0
                ? sales.imported(deal, "i", (int) day, random.nextBoolean())
                : sales.opened(deal, random.nextBoolean() ? "ONE" : "TWO", day, random.nextBoolean() ? "GTX" : "MG");
        for (int step = random.nextInt(7); step > 0; step--) {
            day += random.nextInt(5) + random.nextDouble();
            last = switch (random.nextInt(9)) {
                case 0, 1 -> sales.entered(deal, "TWO", day);
                case 2 -> sales.entered(deal, "ONE", day);
                case 3 -> sales.closed(deal, "TWO", "WON", day);
                case 4, 5 -> sales.closed(deal, "ONE", "LOST", day);
                case 6 -> sales.reopened(deal, "TWO", day);
                case 7 -> other.entered(deal, "ONE", day);
                default -> random.nextInt(3) == 0 ? sales.withdrawn(deal, "i") : sales.entered(deal, "TWO", day);
            };
        }
        return last;
    }

    /** What an event costs does not grow with what is known: a row for all deals, one for its product, one for its owner. */
    @Test
    void anEventAddsARowForEachSegmentHoweverManyDealsThereAre() {
        var sales = new Sales(topics, "cells-rows");
        var waitFor = new ArrayList<Topics.Sent>();
        Topics.Sent published = sales.published();
        topics.flush();
        Api.get(published, "/api/conversion-rates?pipeline=cells-rows").statusCode(200);
        awaitCounted("cells-rows");
        assertEquals(3, rowsAddedBy(() -> sales.opened("cells-rows-first", "ONE", 1, "GTX")));
        for (int deal = 0; deal < 200; deal++) {
            waitFor.add(sales.imported("cells-rows-" + deal, "i", deal % 28, true));
        }
        topics.flush();
        waitFor.forEach(sent ->
                Api.get(sent, "/api/conversion-rates?pipeline=cells-rows").statusCode(200));
        assertEquals(3, rowsAddedBy(() -> sales.entered("cells-rows-first", "TWO", 2)));
    }

    private long rowsAddedBy(Supplier<Topics.Sent> sending) {
        long before = rowsAdded();
        Topics.Sent event = sending.get();
        topics.flush();
        Api.get(event, "/api/conversion-rates?pipeline=cells-rows").statusCode(200);
        return rowsAdded() - before;
    }

    /** As many were ever added, folded or not. */
    private static long rowsAdded() {
        return Long.parseLong(Stack.current()
                .psql("select case when is_called then last_value else 0 end from %s.cell_change_id_seq"
                        .formatted(live()))
                .getFirst());
    }

    @Test
    void leadsAreCountedWithThoseTheyAreOnePersonWith() {
        var waitFor = new ArrayList<Topics.Sent>();
        for (int lead = 0; lead < 40; lead++) {
            String id = "cells-lead-" + lead;
            topics.lead(id, "lead.captured.v1", random.nextInt(5), """
                    {"leadId":"%s","status":"NEW","source":"%s","freeMail":false}""".formatted(
                            id, random.nextBoolean() ? "CELLS_ONE" : "CELLS_TWO"));
            double day = 5;
            for (String to : List.of("IQL", "MQL", "SAL", "SQL").subList(0, random.nextInt(5))) {
                day += random.nextInt(4);
                waitFor.add(topics.qualification(id, "lead.lifecycle-changed.v1", day, """
                        {"to":"%s","by":"x"}""".formatted(
                                random.nextInt(6) == 0 ? "DISQUALIFIED" : to)));
            }
            if (lead % 3 == 1) {
                String before = "cells-lead-" + (lead - 1);
                waitFor.add(topics.lead(before, "lead.merged.v1", 12, """
                        {"leadId":"%s","mergedLeadId":"%s"}""".formatted(before, id)));
                if (lead % 2 == 1) {
                    waitFor.add(topics.lead(before, "lead.unmerged.v1", 20, """
                            {"leadId":"%s","restoredLeadId":"%s"}""".formatted(before, id)));
                }
            }
        }
        topics.flush();
        waitFor.forEach(sent ->
                Api.get(sent, "/api/conversion-rates?pipeline=lead-lifecycle").statusCode(200));
        awaitCounted("lead-lifecycle");
        sameFigures("lead-lifecycle", "source", "CELLS_ONE");
    }
}
