package io.leadstream.benchmark;

import java.time.Duration;

/** Leads by single POST, beside single-row commits of the same PostgreSQL at the same concurrency. */
final class Captures implements Measurement {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Subject subject;
    private final NewLeads newLeads = new NewLeads();

    Captures(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) {
        for (int callers : new int[] {1, 8, 32}) {
            Load.Result floor = PlainInserts.commits(subject, callers);
            Load.Result leads = Load.run(callers, WARM_UP, TIME, i -> new Capture(subject.lead("rep"), newLeads));
            table.row(
                    "leads/s by single POST, %d connection%s".formatted(callers, callers == 1 ? "" : "s"),
                    "%,.0f /s, %s"
                            .formatted(leads.perSecond(), leads.durations().medianAndP99()),
                    "%,.0f commits/s, %s"
                            .formatted(floor.perSecond(), floor.durations().medianAndP99()),
                    leads.perSecond() / floor.perSecond());
        }
    }

    private record Capture(Http http, NewLeads leads) implements Load.Operation {
        @Override
        public void run() throws Exception {
            http.postJson("/api/leads", leads.next()).expect(201);
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
