package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.e2e.Listener.Heard;
import io.leadstream.local.test.RunningLeadstream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A front end that was away hears, when it is back, what other services did meanwhile: all of it, and once. */
class LiveStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final String email = UUID.randomUUID() + "@live.example";

    @Test
    void whoComesBackHearsWhatWasMissedAndNothingTwice() {
        String lead = sales.captured("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email));
        String ofLead = "?ids=" + lead;
        Heard accepted;
        try (Listener page = Listener.to(rep, ofLead)) {
            rep.post("/api/qualifications/" + lead + "/accept", "").expect(200);
            // the step that the capture led to may come first
            accepted = page.next(heard ->
                    isStep(heard) && heard.data().at("/detail/to").asText().equals("SAL"));
        }

        rep.post("/api/qualifications/" + lead + "/recycle", "{\"reason\":\"NOT_NOW\"}")
                .expect(200);
        rep.post("/api/qualifications/" + lead + "/accept", "").expect(200);
        try (Listener page = Listener.behind(accepted.id(), rep, ofLead)) {
            assertEquals("RECYCLED", page.next().data().at("/detail/to").asText());
            assertEquals("SAL", page.next().data().at("/detail/to").asText());
            sales.qualify(lead);
            assertEquals(
                    "SQL",
                    page.next(LiveStoryTest::isStep).data().at("/detail/to").asText());
        }
    }

    @Test
    void aListHearsOfALeadThatEntersItAndThatLeavesIt() {
        String lead = sales.captured("{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email));
        try (Listener disqualified = Listener.to(rep, "?status=DISQUALIFIED&source=CHAT")) {
            for (String command : List.of("disqualify", "recycle")) {
                rep.post("/api/qualifications/%s/%s".formatted(lead, command), "{\"reason\":\"NO_FIT\"}")
                        .expect(200);
            }

            // a list is read as it is now: the step that the capture led to may be heard of first
            disqualified.next(heard -> isStepOf(lead, heard) && to(heard).equals("DISQUALIFIED"));
            assertEquals("RECYCLED", to(disqualified.next(heard -> isStepOf(lead, heard))));
        }
    }

    private static boolean isStepOf(String lead, Heard heard) {
        return isStep(heard) && heard.data().get("leadId").asText().equals(lead);
    }

    private static String to(Heard step) {
        return step.data().at("/detail/to").asText();
    }

    private static boolean isStep(Heard heard) {
        return heard.type().equals("lead.lifecycle-changed.v1");
    }
}
