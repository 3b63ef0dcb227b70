package io.leadstream.forecast.running;

import io.leadstream.forecast.running.Topics.Sent;
import io.leadstream.forecast.stories.Story;
import java.util.List;

/** What pipeline-service would publish of one pipeline with the SALE stages ONE and TWO. */
final class Sales {

    private static final List<String> STAGES = List.of("ONE", "TWO");

    private final Topics topics;
    private final String pipeline;

    Sales(Topics topics, String pipeline) {
        this.topics = topics;
        this.pipeline = pipeline;
    }

    Sent published() {
        return topics.pipeline(pipeline, "ONE", "TWO");
    }

    Sent opened(String deal, String stage, double day, String product) {
        return topics.deal(
                deal,
                "deal.opened.v1",
                day,
                "{%s,\"segments\":{\"product\":\"%s\"},\"owner\":\"rep-1\",\"origin\":\"MANUAL\"}"
                        .formatted(place(stage), product));
    }

    Sent entered(String deal, String stage, double day) {
        return topics.deal(deal, "deal.stage-entered.v1", day, "{" + place(stage) + "}");
    }

    Sent closed(String deal, String stage, String outcome, double day) {
        return topics.deal(
                deal,
                "deal.closed.v1",
                day,
                "{%s,\"outcome\":\"%s\",\"amount\":{\"amount\":\"100.50\",\"currency\":\"EUR\"}}"
                        .formatted(place(stage), outcome));
    }

    Sent lost(String deal, String stage, String reason, double day) {
        return topics.deal(
                deal,
                "deal.closed.v1",
                day,
                "{%s,\"outcome\":\"LOST\",\"reason\":\"%s\"}".formatted(place(stage), reason));
    }

    Sent reopened(String deal, String stage, double day) {
        return topics.deal(deal, "deal.reopened.v1", day, "{" + place(stage) + "}");
    }

    /** Imported: ONE on a day, TWO the next; won the day after that, or still open. */
    Sent imported(String deal, String importId, int day, boolean won) {
        return topics.deal(deal, "deal.imported.v1", 30, """
                {"dealId":"%s","importId":"%s","externalId":"x","pipeline":"%s","version":1,"source":"PARTNER",
                 "segments":{"product":"GTX"},"observedFrom":null,
                 "history":[{"stage":"ONE","rank":1,"phase":"SALE","at":"%s"},
                            {"stage":"TWO","rank":2,"phase":"SALE","at":"%s"}],
                 "closed":%s}""".formatted(
                        deal, importId, pipeline, Story.day(day), Story.day(day + 1), won ? closing(day + 2) : "null"));
    }

    private static String closing(int day) {
        return "{\"outcome\":\"WON\",\"at\":\"%s\",\"amount\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}}"
                .formatted(Story.day(day));
    }

    Sent withdrawn(String deal, String importId) {
        return topics.deal(
                deal, "deal.withdrawn.v1", 31, "{\"dealId\":\"%s\",\"importId\":\"%s\"}".formatted(deal, importId));
    }

    private String place(String stage) {
        return "\"pipeline\":\"%s\",\"version\":1,\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\""
                .formatted(pipeline, stage, STAGES.indexOf(stage) + 1);
    }
}
