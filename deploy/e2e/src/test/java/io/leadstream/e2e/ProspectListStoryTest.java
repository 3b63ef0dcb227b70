package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A list of people who fit a profile, and how far sales has come with them, also in other services. */
class ProspectListStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aListTellsHowManyWereContactedRepliedAndConverted() {
        String ada = prospect("ada", "CFO");
        String bob = prospect("bob", "CFO");
        prospect("cid", "CFO");
        prospect("dan", "Intern");
        String list = list();
        assertEquals(counts(3, 0, 0, 0), counted(list, ""));

        sales.did(ada, "EMAIL_SENT");
        sales.did(bob, "EMAIL_SENT");
        sales.did(ada, "EMAIL_REPLIED");
        String qualified = sales.qualify(ada);

        assertEquals(counts(3, 2, 1, 1), counted(list, "?atLeast=" + qualified));
        JsonNode member = rep.items(list + "/members").stream()
                .filter(one -> one.get("leadId").asText().equals(ada))
                .findFirst()
                .orElseThrow();
        assertEquals("SQL", member.get("status").asText());
    }

    private String prospect(String name, String title) {
        return sales.captured("""
                {"email":"%s@list-%s.example","source":"OUTBOUND","jobTitle":"%s","country":"AT",
                 "company":{"domain":"list-%2$s.example"}}""".formatted(name, mark, title));
    }

    /** An ideal customer and a persona: that company, and who leads there. */
    private String list() {
        String list =
                rep.post("/api/prospect-lists", """
                        {"name":"Leaders %1$s","filter":{"all":[
                          {"field":"company.domain","op":"eq","value":"list-%1$s.example"},
                          {"field":"seniority","op":"eq","value":"C_LEVEL"}]}}""".formatted(mark)).expect(201).location();
        await().until(() ->
                rep.get(list).expect(200).body().get("state").asText().equals("DONE"));
        assertEquals(
                "ICP_AND_PERSONA", rep.get(list).expect(200).body().get("basis").asText());
        return list;
    }

    private JsonNode counted(String list, String atLeast) {
        return rep.get(list + atLeast).expect(200).body().get("counts");
    }

    private static JsonNode counts(int members, int contacted, int replied, int converted) {
        return Api.parse("{\"members\":%d,\"contacted\":%d,\"replied\":%d,\"converted\":%d,\"won\":0}"
                .formatted(members, contacted, replied, converted));
    }
}
