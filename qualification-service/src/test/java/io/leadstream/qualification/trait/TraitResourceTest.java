package io.leadstream.qualification.trait;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.account.MoveAccount;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadBatch.CompanyTold;
import io.leadstream.qualification.sql.Plan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RealStack
class TraitResourceTest {

    private final String industry = "I" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);

    @Inject
    CountTraits countTraits;

    @Inject
    MoveAccount moveAccount;

    @Test
    void unworkedAccountsThatShareWhatWonOnesHaveAreFound() throws SQLException {
        for (int i = 0; i < 60; i++) {
            worked(industry, i < 45);
            worked("BAKERY", i < 10);
        }
        UUID alike = account(industry);
        UUID other = account("BAKERY");

        countAndRank();

        String found = "items.find{it.value=='" + industry + "'}.";
        get("/api/traits?limit=200")
                .body(found + "wonWith", equalTo(45))
                .body(found + "workedWith", equalTo(60))
                .body(found + "overRepresented", equalTo(true));
        get("/api/traits/accounts?limit=200")
                .body("items.companyId", hasItem(alike.toString()))
                .body("items.companyId", not(hasItem(other.toString())))
                .body("items.find{it.companyId=='" + alike + "'}.shared.value", hasItem(industry));
        get("/api/traits/accounts?limit=1").body("items.size()", equalTo(1));
    }

    @Test
    void anAccountThatBecomesKnownLaterIsFoundWithoutAnotherCount() throws SQLException {
        for (int i = 0; i < 60; i++) {
            worked(industry, i < 45);
            worked("BAKERY", i < 10);
        }
        countAndRank();
        UUID later = told("BAKERY");
        countAndRank();
        get("/api/traits/accounts?limit=200").body("items.companyId", not(hasItem(later.toString())));

        tell(later, industry);
        countAndRank();

        get("/api/traits/accounts?limit=200")
                .body("items.find{it.companyId=='" + later + "'}.shared.value", hasItem(industry));
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        request("/api/traits?after=x").statusCode(400).body("violations.field", hasItem("after"));
        request("/api/traits/accounts?after=x").statusCode(400).body("violations.field", hasItem("after"));
        request("/api/traits/accounts?limit=0").statusCode(400).body("violations.field", hasItem("limit"));
    }

    @Test
    void rankedAccountsAreReadByIndex() {
        assertFalse(Plan.of(TraitResource.ACCOUNTS).contains("Seq Scan"), Plan.of(TraitResource.ACCOUNTS));
        assertFalse(Plan.of(TraitResource.ACCOUNTS).contains("Sort"));
        assertFalse(Plan.of(CountTraits.NEXT).contains("Seq Scan"));
        assertTrue(Plan.of(CountTraits.TOLD_SINCE).contains("account_to_rank"), Plan.of(CountTraits.TOLD_SINCE));
    }

    private UUID told(String industry) {
        UUID company = UUID.randomUUID();
        tell(company, industry);
        return company;
    }

    private void tell(UUID company, String industry) {
        var known = new Company(company, "Example", industry, null, false, false, null, null, false);
        QuarkusTransaction.requiringNew().run(() -> moveAccount.told(List.of(new CompanyTold(known, Instant.now()))));
    }

    private void countAndRank() {
        countTraits.count();
        while (countTraits.rankNext()) {}
    }

    private static ValidatableResponse get(String path) {
        return request(path).statusCode(200);
    }

    private static ValidatableResponse request(String path) {
        return given().header("Authorization", "Bearer " + Stack.current().token("rep", "rep-1", Map.of()))
                .get(path)
                .then();
    }

    private static void worked(String industry, boolean won) throws SQLException {
        sql("""
            insert into deal_outcome (deal_id, company_id, outcome, opened_at, known_at, segments)
            values ('%s', '%s', '%s', now(), now(), '{}')
            """.formatted(UUID.randomUUID(), account(industry), won ? "WON" : "LOST"));
    }

    private static UUID account(String industry) throws SQLException {
        UUID company = UUID.randomUUID();
        sql("""
            insert into account (company_id, industry, funded, growing, target, told_at)
            values ('%s', '%s', false, false, false, now())
            """.formatted(company, industry));
        return company;
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Stack.current().database();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
