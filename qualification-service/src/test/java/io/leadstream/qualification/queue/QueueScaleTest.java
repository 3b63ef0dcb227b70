package io.leadstream.qualification.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.RealStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How fast the queue is at a million leads, on demand: {@code -Dleadstream.scale=true}. */
@RealStack
@EnabledIfSystemProperty(named = "leadstream.scale", matches = "true")
class QueueScaleTest {

    private static final Logger LOG = Logger.getLogger(QueueScaleTest.class);

    private static final String LEADS = """
            insert into queued_lead (lead_id, state, since, fit, engagement, grade, source, country, industry, size_band,
                                     owner, segments, chance, value)
            select gen_random_uuid(), (array['IQL','IQL','IQL','MQL','MQL','SAL','SQL','DISQUALIFIED','RECYCLED'])[1 + i % 9],
                   now() - i * interval '17 seconds', (i * 7) % 100, (i * 13) % 100,
                   (array['A','B','C','D'])[1 + i % 4] || (1 + (i / 4) % 4), 'S' || i % 12, 'C' || (i::bigint * i) % 97,
                   'I' || (i * 31) % 211, '50-249', 'rep-' || i % 200, array['seg-' || i % 50],
                   random() * 0.5, 1000 + random() * 50000
            from generate_series(1, 1000000) i""";

    private static final List<String> ASKED = List.of(
            "lifecycle=MQL&sort=-priority",
            "lifecycle=MQL&sort=priority&limit=200",
            "sort=-priority",
            "lifecycle=MQL&owner=rep-7",
            "lifecycle=MQL&country=C36&sort=-priority",
            "lifecycle=MQL&industry=I17&grade=A1,A2",
            "lifecycle=IQL,MQL&source=S3&sort=-total",
            "lifecycle=SAL&segment=seg-7&sort=since",
            "lifecycle=MQL&country=none&industry=none");

    @Test
    void aPageComesAtOnce() throws SQLException, IOException, InterruptedException {
        sql(LEADS);
        sql("analyze queued_lead");
        try (var client = HttpClient.newHttpClient()) {
            for (String asked : ASKED) {
                var millis = new ArrayList<Double>();
                for (int i = 0; i < 220; i++) {
                    double took = ask(client, asked);
                    if (i >= 20) {
                        millis.add(took);
                    }
                }
                Collections.sort(millis);
                LOG.infof(
                        "queue of 1,000,000, %s: median %.1f ms, p99 %.1f ms", asked, millis.get(100), millis.get(197));
            }
        }
    }

    private static double ask(HttpClient client, String asked) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/qualifications?" + asked))
                .header("Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .build();
        long begun = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        assertEquals(200, status);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Stack.current().database();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
