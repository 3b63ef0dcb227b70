package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.benchmark.pipeline.DealLives;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Conversion, flow, transitions, win rates, stage-to-won and survival of as many deals as were asked for: each time another window, as-of
 * day and segment, by one caller. Some answers are compared with those that are counted from the facts.
 */
final class Figures implements Measurement {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final long SEED = 42;

    /** No deal began so early; but no cell tells of such a moment, so that the facts are asked. */
    private static final String FROM_FACTS = "&from=2000-01-01T00:00:00.000001Z";

    private static final String[] PATHS = {
        "conversion-rates",
        "win-rates",
        "stage-to-won",
        "survival",
        "conversion-rates?mode=flow",
        "conversion-rates?mode=transition"
    };

    private final Subject subject;

    private final String pipeline;

    Figures(Subject subject) {
        this.subject = subject;
        this.pipeline = "figures-" + subject.deals();
    }

    @Override
    public void measure(Table table) throws Exception {
        var deals = new FigureDeals(subject, pipeline);
        if (deals.known()) {
            deals.awaitCounted();
        } else {
            count(deals, table);
        }
        String of = "%,d deals".formatted(subject.deals());
        Durations floor = ask(Question.of("", "/api/conversion-rates?pipeline=lead-lifecycle"));
        row(table, "figures of a pipeline without deals, 1 caller", floor, "select 1", select());
        for (Question question : questions()) {
            row(table, of + ": " + question.name() + ", 1 caller", ask(question), "of no deals", floor);
        }
        compare(table);
    }

    private void count(FigureDeals deals, Table table) throws Exception {
        long start = System.nanoTime();
        long entries = deals.publish(subject.deals());
        deals.awaitCounted();
        table.row(
                "%,d deals, %,d stage entries: from the topic until counted".formatted(subject.deals(), entries),
                "%,.0f deals/s".formatted(subject.deals() / Progress.secondsSince(start)));
    }

    private static void row(Table table, String figure, Durations durations, String floorName, Durations floor) {
        table.row(
                figure,
                durations.medianAndP99(),
                floorName + ": " + floor.medianAndP99(),
                durations.millis(0.5) / floor.millis(0.5));
    }

    private Durations ask(Question question) {
        return Load.run(1, WARM_UP, TIME, caller -> new Asking(subject.forecast("revops"), question, caller))
                .durations();
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (String path : PATHS) {
            segments()
                    .forEach((name, segment) -> questions.add(Question.of(
                            path + " " + name, random -> path(path, random) + days(random) + segment.apply(random))));
        }
        var any = List.copyOf(questions);
        questions.add(Question.of(
                "any of them",
                random -> any.get(random.nextInt(any.size())).path().apply(random)));
        return questions;
    }

    private static Map<String, Function<RandomGenerator, String>> segments() {
        var segments = new LinkedHashMap<String, Function<RandomGenerator, String>>();
        segments.put("of all", _ -> "");
        segments.put("where one product", random -> "&where=product:P" + random.nextInt(DealLives.PRODUCTS));
        segments.put("where one owner", random -> "&where=owner:rep" + random.nextInt(DealLives.OWNERS));
        segments.put("by region", _ -> "&segment=region");
        segments.put("by product", _ -> "&segment=product");
        segments.put("by owner", _ -> "&segment=owner");
        return segments;
    }

    private String path(String path, RandomGenerator random) {
        String stage = path.equals("survival") ? "&stage=" + DealLives.stage(1 + random.nextInt(DealLives.STAGES)) : "";
        return "/api/" + path + (path.contains("?") ? "&" : "?") + "pipeline=" + pipeline + stage;
    }

    /** As of any day; four times of five with a window of any length before it. */
    private static String days(RandomGenerator random) {
        int asOf = random.nextInt(DealLives.FIRST_DAY + 1, DealLives.LAST_DAY);
        String days = "&asOf=" + LocalDate.ofEpochDay(asOf);
        if (random.nextInt(5) == 0) {
            return days;
        }
        int from = random.nextInt(DealLives.FIRST_DAY, asOf);
        int to = random.nextInt(from, asOf) + 1;
        return days + "&from=" + LocalDate.ofEpochDay(from) + "&to=" + LocalDate.ofEpochDay(to);
    }

    private Durations select() {
        return Load.run(1, WARM_UP, TIME, _ -> new SelectOne(subject.database("forecast")))
                .durations();
    }

    private record SelectOne(Connection connection) implements Load.Operation {
        @Override
        public void run() throws SQLException {
            try (var statement = connection.prepareStatement("select 1");
                    var row = statement.executeQuery()) {
                row.next();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** Each figure once by the days of its cells, and once by all facts. */
    private void compare(Table table) throws IOException {
        var random = new SplittableRandom(SEED);
        try (var http = subject.forecast("revops")) {
            for (String path : PATHS) {
                int asOf = random.nextInt(DealLives.FIRST_DAY + 365, DealLives.LAST_DAY);
                String question = path(path, random) + "&segment=product&asOf=" + LocalDate.ofEpochDay(asOf);
                JsonNode cells = http.get(question).expect(200).json();
                long start = System.nanoTime();
                JsonNode facts = http.get(question + FROM_FACTS).expect(200).json();
                if (!cells.get("groups").equals(facts.get("groups"))) {
                    throw new IllegalStateException("the facts say otherwise: " + question);
                }
                table.row(
                        path + ": the same from the facts, to the last digit",
                        "%,.0f ms".formatted(Progress.secondsSince(start) * 1_000));
            }
        }
    }
}
