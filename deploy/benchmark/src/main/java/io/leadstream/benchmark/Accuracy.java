package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How good forecasts of real sales would have been: the CRM sales opportunities are imported as in deploy/examples, and
 * a weekly back-test is asked for.
 */
final class Accuracy implements Measurement {

    private static final String REQUEST = """
            {"pipeline":"crm","currency":"USD","from":"2017-04-02","every":7,"horizons":[30,60,90]}""";

    private final Subject subject;

    Accuracy(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        importSales();
        long start = System.nanoTime();
        JsonNode result = backtested();
        double seconds = Progress.secondsSince(start);
        table.row(
                "back-test of %d weeks, three horizons"
                        .formatted(result.get("asOfDays").asInt()),
                "%.1f s".formatted(seconds));
        for (JsonNode horizon : result.get("horizons")) {
            row(table, horizon);
        }
    }

    private static void row(Table table, JsonNode horizon) {
        var baselines = new StringBuilder();
        for (JsonNode baseline : horizon.get("baselines")) {
            baselines
                    .append(baselines.isEmpty() ? "" : ", ")
                    .append("%.1f %% %s"
                            .formatted(
                                    100 * baseline.get("wape").asDouble(),
                                    baseline.get("baseline").asText().toLowerCase(Locale.ROOT)));
        }
        table.row(
                "real sales, %s ahead, %d forecasts"
                        .formatted(
                                horizon.get("horizon").asText(),
                                horizon.get("n").asInt()),
                ("WAPE %.1f %%, bias %+.1f %%, 80 %% band holds %.0f %%, Brier %.3f, ECE %.3f; baselines' WAPE: %s")
                        .formatted(
                                100 * horizon.get("wape").asDouble(),
                                100 * horizon.get("bias").asDouble(),
                                100 * horizon.get("coverage").asDouble(),
                                horizon.get("brier").asDouble(),
                                horizon.get("ece").asDouble(),
                                baselines));
    }

    private void importSales() throws Exception {
        Installation installation = Installation.find();
        Path folder = sales(installation);
        try (var http = subject.pipeline("revops")) {
            byte[] pipeline = Files.readAllBytes(installation.deploy("examples/crm-pipeline.json"));
            http.post("/api/pipelines", "application/json", pipeline).expect(201);
            String job = http.upload(
                            "/api/deals/imports?observedFrom=2017-03-01",
                            "application/x-ndjson",
                            out -> convert(installation.deploy("examples/crm-to-ndjson"), folder, out))
                    .expect(202)
                    .location();
            Progress.await(
                    "the import's end",
                    1,
                    () -> http.get(job).expect(200).json().get("state").asText().equals("DONE") ? 1 : 0);
        }
        try (var http = subject.forecast("revops")) {
            Progress.await("deals that the forecast counts", 4_238, () -> http.get("/api/win-rates?pipeline=crm")
                    .expect(200)
                    .json()
                    .at("/groups/0/won")
                    .asLong());
        }
    }

    private static Path sales(Installation installation) throws IOException {
        String given = System.getenv("LEADSTREAM_SHARED");
        Path shared = given == null ? installation.deploy("../../shared").normalize() : Path.of(given);
        Path folder = shared.resolve("data/crm-sales-opportunities");
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "data/crm-sales-opportunities is not beside the project; LEADSTREAM_SHARED says where");
        }
        return folder;
    }

    private static void convert(Path script, Path folder, OutputStream out) throws IOException {
        Process process = new ProcessBuilder(script.toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.getInputStream()) {
            lines.transferTo(out);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the sales could not be converted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private JsonNode backtested() throws Exception {
        try (var http = subject.forecast("revops")) {
            String location =
                    http.postJson("/api/backtests", REQUEST).expect(202).location();
            var last = new JsonNode[1];
            Progress.await("as-of days", Long.MAX_VALUE, () -> {
                last[0] = http.get(location).expect(200).json();
                return switch (last[0].get("state").asText()) {
                    case "DONE" -> Long.MAX_VALUE;
                    case "FAILED" -> throw new IllegalStateException(last[0].toString());
                    default -> last[0].at("/progress/done").asLong();
                };
            });
            return last[0].get("result");
        }
    }
}
