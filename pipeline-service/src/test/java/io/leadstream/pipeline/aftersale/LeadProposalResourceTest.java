package io.leadstream.pipeline.aftersale;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class LeadProposalResourceTest {

    private final Api api = new Api();
    private final AfterSaleApi sales = new AfterSaleApi(api);
    private final String lead = UUID.randomUUID().toString();
    private String deal;

    @BeforeEach
    void openDeal() {
        deal = api.ready().openDeal("{\"name\":\"Acme\",\"leadId\":\"%s\"}".formatted(lead));
    }

    @Test
    void aCustomersFurtherNeedIsOfTheDealsOwnLead() {
        propose("{\"source\":\"EXPANSION\"}").statusCode(409).body("from", is("OPEN"));
        sales.win(deal);

        propose("{\"source\":\"EXPANSION\"}")
                .statusCode(201)
                .body("leadId", is(lead))
                .body("personId", nullValue());

        api.as("marketing")
                .get("/api/deals/" + deal + "/lead-proposals")
                .then()
                .statusCode(200)
                .body("items.source", contains("EXPANSION"));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 3).getLast();
        assertEquals("lead.proposed.v1", told.type());
        assertEquals(lead, told.payload().getString("leadId"));
    }

    @Test
    void aReferralNamesWhoIsMeant() {
        sales.win(deal);
        String person = UUID.randomUUID().toString();

        propose("{\"source\":\"REFERRAL\"}").statusCode(400).body("violations.field", contains("leadId"));
        propose("{\"source\":\"REFERRAL\",\"personId\":\"%s\",\"leadId\":\"%s\"}".formatted(person, lead))
                .statusCode(400)
                .body("violations.field", contains("personId"));
        propose("{\"source\":\"REFERRAL\",\"personId\":\"%s\"}".formatted(person))
                .statusCode(201)
                .body("personId", is(person));
    }

    private ValidatableResponse propose(String body) {
        return api.as("rep")
                .body(body)
                .post("/api/deals/" + deal + "/lead-proposals")
                .then();
    }
}
