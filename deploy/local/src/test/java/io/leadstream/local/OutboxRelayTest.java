package io.leadstream.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a row in the outbox: this record on the topic, and no other. */
class OutboxRelayTest {
    private static final TestBackbone STACK = Stacks.test();

    @BeforeAll
    static void publish() {
        STACK.awaitPublishing();
    }

    @Test
    void aRowBecomesAnEventInBinaryMode() throws SQLException {
        var key =
                Stacks.insertEvent("{\"leadId\":\"größe\"}", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var event = Stacks.eventOf(key);

        assertEquals("{\"leadId\":\"größe\"}", new String(event.value(), UTF_8));
        var headers = Stacks.headers(event);
        assertNotNull(headers.remove("ls_recordedat"));
        assertEquals(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", key,
                        "ce_source", "test-service",
                        "ce_type", "thing.happened.v1",
                        "ce_time", "2026-03-01T10:00:00.123456Z",
                        "ce_knownat", "2026-03-01T11:00:00.000000Z",
                        "ce_subject", key,
                        "ce_sequence", "7",
                        "content-type", "application/json",
                        "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                headers);
    }

    @Test
    void anEventOutsideATraceHasAnEmptyTraceparent() throws SQLException {
        var key = Stacks.insertEvent("{}", null);

        var event = Stacks.eventOf(key);

        assertNull(event.headers().lastHeader("traceparent").value());
    }
}
