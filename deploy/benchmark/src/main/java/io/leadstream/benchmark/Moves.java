package io.leadstream.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Moves of deals by POST, forward through the gate and back, each caller's own deals: beside single-row commits of the
 * same PostgreSQL at the same concurrency.
 */
final class Moves implements Measurement {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int DEALS_PER_CALLER = 20;
    private static final List<String> CRITERIA = List.of("problem-stated", "timeline-stated");
    private static final String[] STAGES = {"NEED_CONFIRMED", "FIT_EVALUATED"};

    private final Subject subject;

    Moves(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) {
        for (int callers : new int[] {1, 8, 32}) {
            Load.Result floor = PlainInserts.commits(subject, callers);
            // opened and proved before: the time is for moves alone
            List<Mover> movers = Stream.generate(() -> new Mover(subject.pipeline("rep")))
                    .limit(callers)
                    .toList();
            Load.Result moves = Load.run(callers, WARM_UP, TIME, movers::get);
            table.row(
                    "moves/s of deals, %d connection%s".formatted(callers, callers == 1 ? "" : "s"),
                    "%,.0f /s, %s"
                            .formatted(moves.perSecond(), moves.durations().medianAndP99()),
                    "%,.0f commits/s, %s"
                            .formatted(floor.perSecond(), floor.durations().medianAndP99()),
                    moves.perSecond() / floor.perSecond());
        }
    }

    /** A deal, the version that its caller saw last, and where it is. */
    private static final class Moving {
        private final String path;
        private String etag;
        private int stage;

        Moving(String path, String etag) {
            this.path = path;
            this.etag = etag;
        }
    }

    private static final class Mover implements Load.Operation {
        private final Http http;
        private final List<Moving> deals = new ArrayList<>();
        private int next;

        Mover(Http http) {
            this.http = http;
            try {
                for (int i = 0; i < DEALS_PER_CALLER; i++) {
                    deals.add(provedDeal());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Moving provedDeal() throws IOException {
            Http.Answer opened = http.postJson(
                            "/api/deals",
                            "{\"name\":\"Moving\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}")
                    .expect(201);
            for (String criterion : CRITERIA) {
                http.postJson(opened.location() + "/evidence", """
                        {"criterion":"%s","kind":"EMAIL","uri":"https://mail.example/1"}""".formatted(criterion))
                        .expect(201);
            }
            return new Moving(opened.location(), opened.header("etag"));
        }

        @Override
        public void run() throws IOException {
            Moving deal = deals.get(next++ % deals.size());
            int to = 1 - deal.stage;
            byte[] body = "{\"toStage\":\"%s\"}".formatted(STAGES[to]).getBytes(StandardCharsets.UTF_8);
            Http.Answer moved = http.send(
                            "POST",
                            deal.path + "/moves",
                            Map.of("Content-Type", "application/json", "If-Match", deal.etag),
                            body)
                    .expect(200);
            deal.etag = moved.header("etag");
            deal.stage = to;
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
