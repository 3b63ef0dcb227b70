package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A new version of the score, rehearsed and put into force: all leads are scored again while captures go on. */
final class Rescoring implements Measurement {

    private static final long ENOUGH = 100_000;
    private static final int CAPTURES_PER_SECOND = 20;

    private final Subject subject;

    Rescoring(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        new Leads(subject).require(table);
        double floor = PlainInserts.rowsPerSecond(subject);
        try (var http = subject.qualification("marketing")) {
            String draft = draft(http);
            rehearse(http, draft, table, floor);
            activate(http, draft, table, floor);
        }
    }

    /** The version in force with one rule more generous, or less: many scores change. */
    private static String draft(Http http) throws IOException {
        JsonNode active = null;
        for (JsonNode model :
                http.get("/api/scoring-models?limit=200").expect(200).json().get("items")) {
            active = model.get("state").asText().equals("ACTIVE") ? model : active;
        }
        if (active == null) {
            throw new IllegalStateException("no version of the score is in force");
        }
        var definition = active.get("definition").<ObjectNode>deepCopy();
        for (JsonNode rule : definition.get("fit")) {
            if (rule.get("criterion").asText().equals("SIZE_BAND")) {
                ((ObjectNode) rule).put("points", rule.get("points").asInt() % 25 + 1);
            }
        }
        return http.postJson("/api/scoring-models", "{\"definition\":" + definition + "}")
                .expect(201)
                .location();
    }

    private static void rehearse(Http http, String draft, Table table, double floor) throws Exception {
        long start = System.nanoTime();
        String rehearsal = http.postJson(draft + "/rehearsals", "{\"months\":1}")
                .expect(202)
                .location();
        Progress.await("rehearsal", Long.MAX_VALUE, () -> rehearsed(http, rehearsal));
        long leads = http.get(rehearsal).expect(200).json().get("leads").asLong();
        row(table, "rehearsal over a month, %,d leads".formatted(leads), leads, Progress.secondsSince(start), floor);
    }

    /** How many leads so far; as many as can be when it is done. */
    private static long rehearsed(Http http, String rehearsal) throws IOException {
        JsonNode shown = http.get(rehearsal).expect(200).json();
        return switch (shown.get("state").asText()) {
            case "DONE" -> Long.MAX_VALUE;
            case "FAILED" -> throw new IllegalStateException(shown.toString());
            default -> shown.get("leads").asLong();
        };
    }

    private void activate(Http http, String draft, Table table, double floor) throws Exception {
        var isDone = new CompletableFuture<Void>();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var live = threads.submit(
                    () -> SteadyCaptures.untilScored(subject).run(CAPTURES_PER_SECOND, begun -> !isDone.isDone()));
            try {
                rescore(http, draft, table, floor);
            } finally {
                isDone.complete(null);
            }
            Durations durations = live.get();
            table.row(
                    "capture to score visible meanwhile, %d leads/s".formatted(CAPTURES_PER_SECOND),
                    durations.medianAndP99());
        }
    }

    private static void rescore(Http http, String draft, Table table, double floor) throws Exception {
        long start = System.nanoTime();
        String activation = http.postJson(draft + "/activation", "").expect(202).location();
        long total = http.get(activation).expect(200).json().get("total").asLong();
        long enough = Math.min(ENOUGH, total);
        Progress.await("leads scored again", enough, () -> rescored(http, activation));
        row(table, "re-score, the first %,d leads".formatted(enough), enough, Progress.secondsSince(start), floor);
        Progress.await("all leads scored again", Long.MAX_VALUE, () -> rescored(http, activation));
        row(table, "re-score of %,d leads".formatted(total), total, Progress.secondsSince(start), floor);
    }

    /** How many leads so far; as many as can be when it is done, since events have scored some of them sooner. */
    private static long rescored(Http http, String activation) throws IOException {
        JsonNode shown = http.get(activation).expect(200).json();
        return shown.get("state").asText().equals("DONE")
                ? Long.MAX_VALUE
                : shown.get("done").asLong();
    }

    private static void row(Table table, String figure, long leads, double seconds, double floor) {
        table.row(
                figure,
                "%,.0f leads/s, %.1f s".formatted(leads / seconds, seconds),
                "%,.0f plain rows/s, 500 a commit".formatted(floor),
                leads / seconds / floor);
    }
}
