package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that nobody can read is set aside, byte for byte, by everybody who reads its topic; the rest goes on. */
class PoisonTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");

    @ParameterizedTest
    @CsvSource({
        "lead-events, qualification-service forecast-service pipeline-service",
        "qualification-events, lead-service pipeline-service forecast-service",
        "deal-events, forecast-service"
    })
    void poisonIsSetAsideAndTheRestGoesOn(String topic, String consumers) {
        var operator = new Topics(leadstream.operator());
        String poison = "{poison " + UUID.randomUUID();
        operator.send(topic, "poison", poison);

        for (String consumer : consumers.split(" ", -1)) {
            String letters = topic + "." + consumer + ".dlq";
            await(letters).atMost(LIMIT).until(() -> operator.read(letters).stream()
                    .anyMatch(message -> message.value().equals(poison)));
        }
        String event = rep.post(
                        "/api/leads",
                        "{\"email\":\"p%s@poison-example.com\",\"source\":\"CHAT\"}".formatted(UUID.randomUUID()))
                .expect(201)
                .event();
        List.of("/api/qualifications/" + event.split("/", -1)[1], "/api/deals", "/api/leads")
                .forEach(path -> rep.get(path + "?atLeast=" + event).expect(200));
        assertEquals(
                200,
                Api.of(leadstream, "revops")
                        .get("/api/conversion-rates?pipeline=lead-lifecycle&atLeast=" + event)
                        .status());
    }
}
