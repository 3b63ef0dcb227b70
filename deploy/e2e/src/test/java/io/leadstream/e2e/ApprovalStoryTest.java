package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the buyer approves is asked early: it moves the expected close, and what it really took is measured. */
class ApprovalStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aKnownPathMovesTheCloseAndIsMeasuredToTheSignature() {
        String deal = dealOfACompanyOf(20);
        JsonNode unknown = path(deal);
        assertEquals("UNKNOWN", unknown.get("legal").asText());
        assertEquals("CFO_REVIEW", unknown.get("usual").asText(), "small companies' CFOs review");
        assertEquals(0, unknown.at("/timing/movedByDays").asInt());
        assertTrue(risks(deal).contains("LEGAL_PATH_UNKNOWN"));

        rep.put("/api/deals/" + deal + "/approval-path", "{\"budget\":\"OWN\"}").expect(200);

        JsonNode planned = path(deal);
        assertEquals("CFO_REVIEW", planned.get("legal").asText());
        assertEquals(10, planned.at("/timing/movedByDays").asInt(), planned.toString());
        assertFalse(planned.at("/timing/because").asText().isEmpty());
        assertFalse(risks(deal).contains("LEGAL_PATH_UNKNOWN"));

        patch(deal, "", "{\"oralApprovalAt\":\"%s\"}".formatted(now.minus(4, ChronoUnit.DAYS)));
        patch(deal, "/steps/finance-approval", "{\"state\":\"APPROVED\"}");
        sales.win(deal, "500.00", "DKK");

        JsonNode signed = path(deal);
        assertEquals("SIGNED", signed.at("/timing/basis").asText());
        assertEquals(4, signed.get("oralToSignatureDays").asInt());
        List<String> told = await().until(() -> told(deal), events -> events.size() == 4);
        assertTrue(told.getLast().contains("\"oralToSignatureDays\":4"), told.getLast());
    }

    private List<String> told(String deal) {
        return new Topics(leadstream.operator())
                .read("deal-events").stream()
                        .filter(message -> deal.equals(message.key()))
                        .filter(message -> Topics.header(message, "ce_type").equals("deal.approval-path-changed.v1"))
                        .map(message -> message.value())
                        .toList();
    }

    private String dealOfACompanyOf(int employees) {
        var company = rep.post(
                        "/api/companies",
                        "{\"name\":\"Approving %s\",\"employees\":%d}".formatted(UUID.randomUUID(), employees))
                .expect(201);
        String deal = rep.post(
                        "/api/deals",
                        "{\"name\":\"approved\",\"companyId\":\"%s\",\"expectedClose\":\"%s\"}"
                                .formatted(
                                        company.id(),
                                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30)))
                .expect(201)
                .id();
        rep.get("/api/deals/" + deal + "?atLeast=" + company.event()).expect(200);
        return deal;
    }

    private void patch(String deal, String below, String body) {
        String path = "/api/deals/" + deal + "/approval-path";
        rep.patch(path + below, body, "If-Match", rep.get(path).expect(200).etag())
                .expect(200);
    }

    private JsonNode path(String deal) {
        return rep.get("/api/deals/" + deal + "/approval-path").expect(200).body();
    }

    private List<String> risks(String deal) {
        return rep.get("/api/deals/" + deal + "/coverage")
                .expect(200)
                .body()
                .get("risks")
                .findValuesAsText("risk");
    }
}
