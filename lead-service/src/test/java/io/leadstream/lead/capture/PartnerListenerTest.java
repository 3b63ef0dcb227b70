package io.leadstream.lead.capture;

import static io.leadstream.lead.LeadApi.lead;
import static io.leadstream.lead.LeadApi.newAddress;
import static io.leadstream.lead.LeadApi.newNumber;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.Contract;
import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners bring by their topic, on the real things. */
@StackTest
class PartnerListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String mark = UUID.randomUUID().toString();
    private LeadApi api;
    private Topics topics;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aRecordIsALead() {
        String email = newAddress();

        topics.sendAsPartner(mark, record(mark, email, "\"firstName\":\"Jane\",\"company\":{\"employees\":240}"));

        String id = awaitLead(email);
        api.get(id)
                .body("firstName", equalTo("Jane"))
                .body("partner", equalTo("demo"))
                .body("source", equalTo("PARTNER"))
                .body("company.employees", is(240));
        api.as("rep")
                .get("/api/leads/" + id + "/touches")
                .then()
                .body("items.door", contains("KAFKA"))
                .body("items.partner", contains("demo"))
                .body("items.externalId", contains(mark));
    }

    @Test
    void theSameRecordAgainIsNoTouchWhateverItsWhiteSpaceAndOrder() {
        String email = newAddress();
        topics.sendAsPartner(mark, record(mark, email, ""));
        topics.sendAsPartner(mark, record(mark, email, ""));
        topics.sendAsPartner(
                mark, "{ \"email\" : \"%s\",\n\"externalId\":\"%s\", \"source\":\"PARTNER\"}".formatted(email, mark));
        awaitEverythingRead();

        api.get(awaitLead(email)).body("touches", is(1));
    }

    @Test
    void theSameRecordByTheOtherDoorIsNoTouch() {
        String email = newAddress();
        api.as("partner")
                .body(record(mark, email, ""))
                .post("/api/leads")
                .then()
                .statusCode(201);

        topics.sendAsPartner(mark, record(mark, email, ""));
        awaitEverythingRead();

        api.get(awaitLead(email)).body("touches", is(1));
    }

    @Test
    void otherContentUnderTheSameIdIsOneMoreTouchOfThatLead() {
        String email = newAddress();
        topics.sendAsPartner(mark, record(mark, email, ""));
        topics.sendAsPartner(mark, record(mark, email, "\"lastName\":\"Doe\""));
        topics.sendAsPartner(mark, record(mark, email.toUpperCase(Locale.ROOT), "\"firstName\":\"Jane\""));
        awaitEverythingRead();

        api.get(awaitLead(email))
                .body("touches", is(3))
                .body("firstName", equalTo("Jane"))
                .body("lastName", equalTo("Doe"));
    }

    @Test
    void anotherAddressUnderTheSameIdIsRefusedByBothDoors() throws IOException {
        String email = newAddress();
        String other = newAddress();
        topics.sendAsPartner(mark, record(mark, email, ""));
        topics.sendAsPartner(mark, record(mark, other, ""));
        awaitEverythingRead();

        var rejected = topics.read("partner-leads-rejected.demo", mark);
        assertEquals(1, rejected.size());
        String text = Topics.text(rejected.getFirst().value());
        Contract.assertValid("partner-lead-rejected", text);
        var rejection = Contract.mapper().readTree(text);
        assertEquals(
                "urn:leadstream:problem:external-id-reused",
                rejection.get("type").asText());
        assertEquals("externalId", rejection.at("/violations/0/field").asText());
        assertEquals(422, rejection.get("status").asInt());
        api.as("partner")
                .body(record(mark, other, ""))
                .post("/api/leads")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:leadstream:problem:external-id-reused"))
                .body("violations.field", contains("externalId"));
        assertEquals(List.of(), api.found("q", other));
        api.get(awaitLead(email)).body("touches", is(1));
    }

    @Test
    void whatWasCorrectedByHandIsStillThePartnersRecord() {
        String email = newAddress();
        topics.sendAsPartner(mark, record(mark, email, ""));
        String lead = awaitLead(email);
        String corrected = newAddress();
        api.patch(lead, "{\"email\":\"%s\"}".formatted(corrected)).statusCode(200);

        topics.sendAsPartner(mark, record(mark, email, "\"lastName\":\"Doe\""));
        awaitEverythingRead();

        api.get(lead).body("touches", is(2)).body("email", equalTo(corrected));
    }

    @Test
    void theAddressOfAnotherLeadStaysItsOwn() {
        String owned = newAddress();
        String owner = api.captured(owned);
        String number = newNumber();
        topics.sendAsPartner(
                mark, "{\"externalId\":\"%s\",\"phone\":\"%s\",\"source\":\"PARTNER\"}".formatted(mark, number));
        topics.sendAsPartner(mark, record(mark, owned, "\"phone\":\"%s\"".formatted(number)));
        awaitEverythingRead();

        String brought = api.found("q", number).getFirst();
        api.get(brought).body("touches", is(2)).body("email", equalTo(null));
        api.get(owner).body("touches", is(1));
    }

    @Test
    void theSamePersonByBothDoorsAtOnceIsOneLeadWithEveryTouchCounted() {
        String email = newAddress();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 30).forEach(i -> {
                threads.execute(() -> topics.sendAsPartner(mark + i, record(mark + i, email, "")));
                threads.execute(() -> api.capture(lead(email)));
            });
        }
        awaitEverythingRead();

        assertEquals(1, api.found("q", email).size());
        api.get(awaitLead(email)).body("touches", is(60));
    }

    @Test
    void manyRecordsAreTakenInWithTheirCompanies() {
        String domain = UUID.randomUUID() + ".example";
        IntStream.range(0, 400)
                .parallel()
                .forEach(i -> topics.sendAsPartner(
                        mark + i,
                        record(mark + i, "p%d@%d.%s".formatted(i, i % 7, domain), "\"company\":{\"name\":\"C\"}")));
        awaitEverythingRead();

        assertEquals(
                List.of("400|400|1"),
                api.stack()
                        .psql(
                                "select count(*), sum(touches), count(distinct company_id) from lead where email like '%%%s'"
                                        .formatted(domain)));
    }

    @Test
    void nothingIsLostOrDoubledWhenTheDatabaseIsKilledInMidStream() throws InterruptedException {
        String domain = UUID.randomUUID() + ".example";
        Thread sender = Thread.ofVirtual().start(() -> IntStream.range(0, 300)
                .forEach(i -> topics.sendAsPartner(mark + i, record(mark + i, "p" + i + "@" + domain, ""))));
        await().atMost(LIMIT).until(() -> !leadsAt(domain).equals("0"));
        api.stack().kill("postgres");
        Thread.sleep(500);
        api.stack().restart("postgres");
        sender.join();
        awaitEverythingRead();

        await().atMost(LIMIT).until(() -> leadsAt(domain).equals("300"));
        assertEquals(List.of("300|300|300"), api.stack().psql("""
                        select count(*), sum(touches), (select count(*) from touch where lead_id in
                          (select id from lead where email like '%%%s')) from lead where email like '%%%s'""".formatted(domain, domain)));
        await().atMost(LIMIT).until(() -> capturedEvents(domain) == 300);
    }

    /** Every lead of theirs is told of with sequence 1, whatever the relay sends twice. */
    private long capturedEvents(String domain) {
        List<String> leads = api.stack().psql("select id from lead where email like '%%%s'".formatted(domain));
        return topics.read("lead-events").stream()
                .filter(event -> leads.contains(event.key()))
                .map(event -> event.key() + Topics.header(event.headers(), "ce_sequence"))
                .distinct()
                .count();
    }

    private String leadsAt(String domain) {
        try {
            return api.stack()
                    .psql("select count(*) from lead where email like '%%%s'".formatted(domain))
                    .getFirst();
        } catch (IllegalStateException away) {
            return "0";
        }
    }

    /** Until a last record in each partition is read, and so all before it. */
    private void awaitEverythingRead() {
        String domain = UUID.randomUUID() + ".example";
        int ends = topics.sendToEveryPartition(i -> record(domain + i, "end" + i + "@" + domain, ""));
        await().atMost(LIMIT).until(() -> leadsAt(domain).equals(Integer.toString(ends)));
    }

    private String awaitLead(String email) {
        return await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> api.found("q", email), found -> !found.isEmpty())
                .getFirst();
    }

    private static String record(String externalId, String email, String more) {
        return "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"PARTNER\"%s}"
                .formatted(externalId, email, more.isEmpty() ? "" : "," + more);
    }
}
