package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.benchmark.people.Activities;
import io.leadstream.benchmark.people.LeadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.StreamSupport;

/** An import of as many leads as were asked for, phase by phase, and what the people of it did afterwards. */
final class Leads implements Measurement {

    /** Stamps what this part imports, so that another run on the same data finds that it is there. */
    private static final String SOURCE = "benchmark-leads";

    private static final int ACTIVITIES_AT_ONCE = 10_000;

    private final Subject subject;

    Leads(Subject subject) {
        this.subject = subject;
    }

    /** Imports them where an earlier part, or an earlier run on the same data, has not. */
    void require(Table table) throws Exception {
        if (imports() == 0) {
            measure(table);
            try (var backlog = new Backlog(subject)) {
                backlog.awaitNone();
            }
        }
    }

    @Override
    public void measure(Table table) throws Exception {
        double floor = PlainInserts.rowsPerSecond(subject);
        long earlier = imports();
        Sources.open(subject, SOURCE, "IMPORT");
        defineSegment();
        var file = new LeadFile(earlier == 0 ? "" : "x" + earlier, subject.leads());
        importFile(file, new Rows(table, "import of %,d CSV leads".formatted(file.rows()), floor));
        recordActivities(new Activities(file, Instant.now()), table, floor);
        new Owners(subject).assign();
    }

    private void importFile(LeadFile file, Rows rows) throws Exception {
        long before = qualified();
        Memory.forgetPeak(subject, "lead-service");
        LeadImport done = LeadImport.of(subject, file, SOURCE);
        long peakKib = Memory.peakKib(subject, "lead-service");
        rows.rate("received", file.rows(), done.received());
        rows.rate("captured from what was received", file.rows(), done.captured());
        rows.rate("received and captured", file.rows(), done.received() + done.captured());
        Memory.row(rows.table(), "lead-service's peak resident memory during the import", peakKib);
        long last = System.nanoTime();
        Progress.await(
                "leads that qualification has scored", before + done.outcome().created(), this::qualified);
        rows.rate("until all are scored", file.rows(), Progress.secondsSince(done.startedAt()));
        rows.table()
                .row(
                        rows.of() + ": scored after the last was captured",
                        "%.1f s".formatted(Progress.secondsSince(last)));
    }

    private record Rows(Table table, String of, double floor) {
        void rate(String phase, long count, double seconds) {
            table.row(
                    of + ": " + phase,
                    "%,.0f rows/s, %,.1f s".formatted(count / seconds, seconds),
                    "%,.0f plain rows/s, 500 a commit".formatted(floor),
                    count / seconds / floor);
        }
    }

    private void recordActivities(Activities activities, Table table, double floor) throws IOException {
        long count = 0;
        long start = System.nanoTime();
        try (var http = subject.lead("rep")) {
            for (var lines = activities.lines(); lines.hasNext(); ) {
                count += record(http, lines);
            }
        }
        double perSecond = count / Progress.secondsSince(start);
        table.row(
                "%,d activities by batches of %,d".formatted(count, ACTIVITIES_AT_ONCE),
                "%,.0f /s".formatted(perSecond),
                "%,.0f plain rows/s, 500 a commit".formatted(floor),
                perSecond / floor);
    }

    private static int record(Http http, Iterator<String> lines) throws IOException {
        var batch = new StringBuilder();
        int count = 0;
        while (lines.hasNext() && count < ACTIVITIES_AT_ONCE) {
            batch.append(lines.next());
            count++;
        }
        JsonNode answer = http.post(
                        "/api/leads/activities/batch",
                        "application/x-ndjson",
                        batch.toString().getBytes(StandardCharsets.UTF_8))
                .expect(207)
                .json();
        for (JsonNode result : answer.get("results")) {
            if (result.get("status").asInt() != 201) {
                throw new IllegalStateException("an activity was refused: " + result);
            }
        }
        return count;
    }

    /** One that leads are judged by as they come, as most companies have some. */
    private void defineSegment() throws IOException {
        try (var http = subject.lead("marketing")) {
            int status = http.postJson("/api/segments", """
                    {"key":"dach-software","name":"Software in DACH","rule":{"all":[
                     {"field":"country","op":"in","value":["DE","AT","CH"]},
                     {"field":"company.industry","op":"eq","value":"SOFTWARE"}]}}""").status();
            if (status != 201 && status != 409) {
                throw new IllegalStateException("the segment cannot be defined: " + status);
            }
        }
    }

    /** By a connection of its own: one that waits for an import's end is closed by the server meanwhile. */
    private long qualified() throws IOException {
        try (var http = subject.qualification("manager")) {
            JsonNode counts =
                    http.get("/api/qualifications/counts").expect(200).json().get("counts");
            return StreamSupport.stream(counts.spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .sum();
        }
    }

    /** How many imports of so many leads there were, on these data. */
    private long imports() throws IOException {
        try (var http = subject.lead("marketing")) {
            JsonNode imports =
                    http.get("/api/leads/imports?limit=200").expect(200).json().get("items");
            return StreamSupport.stream(imports.spliterator(), false)
                    .filter(job -> job.get("source").asText().equals(SOURCE)
                            && job.get("state").asText().equals("DONE")
                            && job.get("read").asLong() >= subject.leads())
                    .count();
        }
    }
}
