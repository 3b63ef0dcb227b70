package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.benchmark.people.LeadFile;
import java.io.IOException;

/**
 * A CSV file of leads that was imported.
 *
 * @param startedAt in nanoseconds, as {@link System#nanoTime}
 * @param received seconds until the file was taken in whole
 * @param captured seconds from then on until its rows were worked off
 */
record LeadImport(LeadFile file, LeadFile.Outcome outcome, long startedAt, double received, double captured) {

    /**
     * Imports a file to its end.
     *
     * @param source the key of the capture source
     * @throws IllegalStateException when the counts are not those of the file
     */
    static LeadImport of(Subject subject, LeadFile file, String source) throws Exception {
        LeadFile.Outcome outcome = file.outcome();
        try (var http = subject.lead("marketing")) {
            long start = System.nanoTime();
            String job = http.upload("/api/leads/imports?source=" + source, "text/csv", file::writeTo)
                    .expect(202)
                    .location();
            long received = System.nanoTime();
            Progress.await("rows worked off", file.rows(), () -> read(http, job));
            Progress.await("the import's end", 1, () -> isDone(http, job) ? 1 : 0);
            var done = new LeadImport(file, outcome, start, (received - start) / 1e9, Progress.secondsSince(received));
            done.check(http.get(job).expect(200).json());
            return done;
        }
    }

    double rowsPerSecond() {
        return file.rows() / (received + captured);
    }

    private static long read(Http http, String job) throws IOException {
        JsonNode shown = http.get(job).expect(200).json();
        if (shown.get("state").asText().equals("FAILED")) {
            throw new IllegalStateException(shown.toString());
        }
        return shown.get("read").asLong();
    }

    private static boolean isDone(Http http, String job) throws IOException {
        return http.get(job).expect(200).json().get("state").asText().equals("DONE");
    }

    private void check(JsonNode job) {
        check("read", job, file.rows());
        check("accepted", job, outcome.created() + outcome.touched());
        check("created", job, outcome.created());
        check("touched", job, outcome.touched());
        check("rejected", job, outcome.rejected());
    }

    private static void check(String count, JsonNode job, long expected) {
        if (job.get(count).asLong() != expected) {
            throw new IllegalStateException("%s should be %d, but the import says %s"
                    .formatted(count, expected, job.toString().replaceFirst("\"errors\":.*", "...")));
        }
    }
}
