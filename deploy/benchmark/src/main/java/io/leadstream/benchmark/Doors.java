package io.leadstream.benchmark;

import io.leadstream.benchmark.people.LeadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leads by each door, beside single-row commits of the same PostgreSQL at the same concurrency. */
final class Doors implements Measurement {

    private static final int CALLERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final int BATCH = 1_000;
    private static final int BATCHES = 3 * CALLERS;
    private static final int RECORDS = 10_000;
    private static final int ROWS = 20_000;

    private final Subject subject;
    private final NewLeads newLeads = new NewLeads();

    Doors(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        double many = PlainInserts.commits(subject, CALLERS).perSecond();
        row(table, "single POST", CALLERS, singly(this::post), many);
        row(table, "POST of 1,000", CALLERS, batches(), many);
        row(table, "public form", CALLERS, singly(form()), many);
        row(table, "signed webhook", CALLERS, singly(webhook()), many);
        double one = PlainInserts.commits(subject, 1).perSecond();
        row(table, "partner's topic, until visible", 1, PartnerTopic.leadsPerSecond(subject, newLeads, RECORDS), one);
        row(table, "CSV import", 1, file(), one);
    }

    private static void row(Table table, String door, int callers, double leads, double commits) {
        table.row(
                "leads/s by %s, %d connection%s".formatted(door, callers, callers == 1 ? "" : "s"),
                "%,.0f /s".formatted(leads),
                "%,.0f commits/s".formatted(commits),
                leads / commits);
    }

    /** One lead by a connection that is kept. */
    interface Door {
        void capture(Http http) throws IOException;
    }

    private double singly(Door door) {
        return Load.run(CALLERS, WARM_UP, TIME, i -> new Through(subject.lead("rep"), door))
                .perSecond();
    }

    private record Through(Http http, Door door) implements Load.Operation {
        @Override
        public void run() throws IOException {
            door.capture(http);
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private void post(Http http) throws IOException {
        http.postJson("/api/leads", newLeads.next()).expect(201);
    }

    private double batches() {
        Door batch = http -> {
            String leads = Stream.generate(newLeads::next).limit(BATCH).collect(Collectors.joining(",", "[", "]"));
            byte[] answer = http.postJson("/api/leads/batch", leads).expect(207).body();
            if (new String(answer, StandardCharsets.UTF_8).contains("\"problem\"")) {
                throw new IllegalStateException("a lead of a batch was refused");
            }
        };
        Load.times(CALLERS, CALLERS, i -> new Through(subject.lead("rep"), batch)); // warms up
        return BATCH
                * Load.times(CALLERS, BATCHES, i -> new Through(subject.lead("rep"), batch))
                        .perSecond();
    }

    private Door form() throws IOException {
        String key = Sources.open(subject, "benchmark-form", "WEB_FORM")
                .get("sourceKey")
                .asText();
        return http -> http.postJson("/api/capture/" + key, newLeads.next("\"medium\":\"cpc\""))
                .expect(202);
    }

    private Door webhook() throws IOException {
        Sources.open(subject, "benchmark-webhook", "PARTNER");
        var webhook = new SignedWebhook("benchmark-webhook", Sources.webhookSecret(subject, "benchmark-webhook"));
        return http -> webhook.send(http, newLeads.nextRecord().body());
    }

    private double file() throws Exception {
        Sources.open(subject, "benchmark-file", "IMPORT");
        return LeadImport.of(subject, new LeadFile(newLeads.mark(), ROWS), "benchmark-file")
                .rowsPerSecond();
    }
}
