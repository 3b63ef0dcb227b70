package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.benchmark.pipeline.DealFile;
import java.io.IOException;
import java.util.Map;

/**
 * Imports of as many deals as were asked for with five times as many stage entries: open ones as lines of JSON, and
 * closed ones from Salesforce's export with its field history.
 */
final class DealImports implements Measurement {

    private static final String OPEN = "select count(*) from deal where state = 'OPEN' and pipeline = 'standard'";

    private final Subject subject;

    /** So that the same data folder takes them again as others. */
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    DealImports(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        double floor = PlainInserts.rowsPerSecond(subject);
        json(table, floor);
        try (var backlog = new Backlog(subject)) {
            backlog.awaitNone();
        }
        salesforce(table, floor);
    }

    /** Imports open deals where fewer are there than were asked for, and returns how many are there then. */
    long require(Table table) throws Exception {
        if (open() < subject.deals()) {
            json(table, PlainInserts.rowsPerSecond(subject));
            try (var backlog = new Backlog(subject)) {
                backlog.awaitNone();
            }
        }
        return open();
    }

    private void json(Table table, double floor) throws Exception {
        var file = new DealFile("j" + mark, subject.deals());
        Memory.forgetPeak(subject, "pipeline-service");
        long start = System.nanoTime();
        try (var http = subject.pipeline("revops")) {
            String job = http.upload("/api/deals/imports", "application/x-ndjson", file::writeLines)
                    .expect(202)
                    .location();
            rows(table, "lines of JSON", start, job, floor);
        }
    }

    private void salesforce(Table table, double floor) throws Exception {
        var file = new DealFile("s" + mark, subject.deals());
        Memory.forgetPeak(subject, "pipeline-service");
        long start = System.nanoTime();
        String job;
        try (var http = subject.pipeline("revops")) {
            job = http.upload("/api/deals/imports?layout=salesforce&review=true", "text/csv", file::writeOpportunities)
                    .expect(202)
                    .location();
            http.upload(
                            "PUT",
                            job + "/history",
                            Map.of("Content-Type", "text/csv", "If-Match", "*"),
                            file::writeChanges)
                    .expect(200);
            http.postJson(job + "/start", "").expect(202);
        }
        rows(table, "Salesforce's files", start, job, floor);
    }

    private void rows(Table table, String from, long start, String job, double floor) throws Exception {
        double received = Progress.secondsSince(start);
        Progress.await("deals worked off", subject.deals(), () -> read(job));
        Progress.await("the import's end", 1, () -> state(job).equals("DONE") ? 1 : 0);
        double seconds = Progress.secondsSince(start);
        check(shown(job));
        String figure = "import of %,d deals, %,d stage entries from %s"
                .formatted(subject.deals(), subject.deals() * DealFile.ENTRIES, from);
        table.row(figure + ": received", "%.1f s".formatted(received));
        table.row(
                figure,
                "%,.0f deals/s, %,.1f s".formatted(subject.deals() / seconds, seconds),
                "%,.0f plain rows/s, 500 a commit".formatted(floor),
                subject.deals() / seconds / floor);
        Memory.row(table, figure + ": peak memory", Memory.peakKib(subject, "pipeline-service"));
    }

    /** By a connection of its own: one that waits for an import's end is closed by the server meanwhile. */
    private JsonNode shown(String job) throws IOException {
        try (var http = subject.pipeline("revops")) {
            return http.get(job).expect(200).json();
        }
    }

    private String state(String job) throws IOException {
        return shown(job).get("state").asText();
    }

    private long read(String job) throws IOException {
        JsonNode shown = shown(job);
        if (shown.get("state").asText().equals("FAILED")) {
            throw new IllegalStateException(shown.toString());
        }
        return shown.get("read").asLong();
    }

    private void check(JsonNode job) {
        if (job.get("accepted").asLong() != subject.deals()
                || job.get("unchanged").asLong() != 0) {
            throw new IllegalStateException("all deals should be new, but the import says " + job);
        }
    }

    private long open() throws Exception {
        try (var connection = subject.database("pipeline");
                var statement = connection.createStatement();
                var row = statement.executeQuery(OPEN)) {
            row.next();
            return row.getLong(1);
        }
    }
}
