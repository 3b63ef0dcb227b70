package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A deal starts with its account's stakeholders, learns who decides and how we come to them, and forgets who asks. */
class CommitteeStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aDealLearnsWhoBuysAndHowWeComeToThem() {
        String lead = sales.captured(
                "{\"email\":\"ada@committee-%1$s.example\",\"jobTitle\":\"Head of Operations\",\"source\":\"CONTENT\",\"company\":{\"name\":\"Committee %1$s\",\"domain\":\"committee-%1$s.example\"}}"
                        .formatted(mark));
        String company = rep.get("/api/leads/" + lead)
                .expect(200)
                .body()
                .at("/company/id")
                .asText();
        String finance = rep.post(
                        "/api/people",
                        "{\"lastName\":\"Byron%s\",\"jobTitle\":\"Chief Financial Officer\",\"companyId\":\"%s\"}"
                                .formatted(mark, company))
                .expect(201)
                .id();
        String listed = rep.put(
                        "/api/companies/" + company + "/stakeholders",
                        "{\"stakeholders\":[{\"leadId\":\"%s\"},{\"personId\":\"%s\"}]}".formatted(lead, finance),
                        "If-Match",
                        "*")
                .expect(200)
                .event();

        String deal = sales.dealOf(lead, sales.qualify(lead));

        List<JsonNode> candidates = members(deal, listed);
        assertEquals(2, candidates.size(), candidates.toString());
        assertTrue(
                candidates.stream().allMatch(member -> member.get("candidate").asBoolean()));
        String ada = stakeholder(candidates, "leadId", lead).get("id").asText();
        JsonNode byron = stakeholder(candidates, "personId", finance);
        assertEquals("C_LEVEL", byron.get("seniority").asText());
        String decider = byron.get("id").asText();
        assertEquals(
                "BUDGET_HOLDER",
                suggested(deal, decider).at("/roles/0/role").asText(),
                "a finance chief most likely holds the budget");

        change(deal, ada, "{\"roles\":[\"CHAMPION\",\"END_USER\"],\"equippedWith\":[\"the business case\"]}");
        change(deal, decider, "{\"roles\":[\"DECISION_MAKER\",\"BUDGET_HOLDER\"]}");
        assertTrue(risks(deal, "").contains("DECISION_MAKER_OUT_OF_REACH"));
        change(deal, decider, "{\"introducedBy\":[\"%s\"]}".formatted(ada));
        String met = rep.post("/api/leads/" + lead + "/activities", "{\"type\":\"MEETING\"}")
                .expect(201)
                .event();
        List<String> left = risks(deal, "?atLeast=" + met);
        assertEquals(List.of("SINGLE_THREADED", "LEGAL_PATH_UNKNOWN", "BUDGET_PATH_UNKNOWN"), left);
        assertEquals(
                List.of(ada, decider),
                texts(rep.get("/api/deals/" + deal + "/coverage")
                        .expect(200)
                        .body()
                        .at("/path/via")));
        assertEquals(
                List.of("DECISION_MAKER", "CHAMPION", "END_USER", "BUDGET_HOLDER"),
                texts(rep.get("/api/deals/" + deal + "/committee/stages")
                        .expect(200)
                        .body()
                        .at("/stages/0/roles")));

        forget(finance);
        await().until(() -> members(deal, "").size() == 1);
        assertTrue(risks(deal, "").contains("NO_DECISION_MAKER"));
        sales.win(deal, "100.00", "CHF");
        assertTold(deal);
    }

    private void assertTold(String deal) {
        List<String> told = await().until(() -> told(deal), events -> events.size() >= 5);
        assertFalse(String.join("", told).contains("business case"), "no word of it");
        JsonNode group = Api.of(leadstream, "revops")
                .get("/api/committee/statistics")
                .expect(200)
                .body()
                .at("/groups/0");
        assertTrue(group.at("/winRate/of").asInt() > 0);
        assertEquals(8, group.get("roles").size());
    }

    private List<String> told(String deal) {
        return new Topics(leadstream.operator())
                .read("deal-events").stream()
                        .filter(message -> deal.equals(message.key()))
                        .filter(message -> Topics.header(message, "ce_type").equals("deal.committee-changed.v1"))
                        .map(message -> message.value())
                        .toList();
    }

    private void forget(String person) {
        String tag = manager.get("/api/people/" + person).expect(200).etag();
        manager.delete("/api/people/" + person, "If-Match", tag).expect(202);
    }

    private void change(String deal, String stakeholder, String patch) {
        String path = "/api/deals/" + deal + "/stakeholders/" + stakeholder;
        rep.patch(path, patch, "If-Match", rep.get(path).expect(200).etag()).expect(200);
    }

    private List<JsonNode> members(String deal, String event) {
        Answer committee = rep.get("/api/deals/" + deal + "/committee" + (event.isEmpty() ? "" : "?atLeast=" + event));
        return list(committee.expect(200).body().get("members"));
    }

    private List<String> risks(String deal, String query) {
        return list(rep.get("/api/deals/" + deal + "/coverage" + query)
                        .expect(200)
                        .body()
                        .get("risks"))
                .stream()
                .map(risk -> risk.get("risk").asText())
                .toList();
    }

    private JsonNode suggested(String deal, String stakeholder) {
        JsonNode suggestions = rep.get("/api/deals/" + deal + "/role-suggestions")
                .expect(200)
                .body()
                .get("stakeholders");
        return stakeholder(list(suggestions), "stakeholder", stakeholder);
    }

    private static JsonNode stakeholder(List<JsonNode> members, String field, String id) {
        return members.stream()
                .filter(member -> member.path(field).asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        var list = new ArrayList<JsonNode>();
        array.forEach(list::add);
        return list;
    }
}
