package io.leadstream.lead.card;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leads are filtered by follows what is known of them, whoever changes it. */
@StackTest
class FacetsTest {

    private static final int TIMES = 60;

    // parameter: a company's domain
    private static final String WRONG = """
            select f.* from lead_facet f join lead l on l.id = f.lead_id
              join standing s on s.lead_id = l.id join company c on c.id = l.company_id
            where c.domain = '%s'
              and (f.card <> card_words(l) or f.company <> company_words(c) or f.standing <> standing_words(s)
                   or f.merged <> (l.merged_into is not null))""";

    private final String domain = "w" + UUID.randomUUID().toString().replace("-", "") + ".example";

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void nobodyUndoesWhatAnotherSaysOfTheSameLead() {
        String lead = captured();
        try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            everybody.execute(
                    () -> times("update lead set country = '%s', version = version + 1 where id = '" + lead + "'"));
            everybody.execute(() -> times("update company set industry = '%s' where domain = '" + domain + "'"));
            everybody.execute(() -> times("update standing set grade = '%s' where lead_id = '" + lead + "'"));
            everybody.execute(() -> IntStream.range(0, TIMES / 3).forEach(i -> captured()));
        }

        assertEquals(List.of(), api.stack().psql(WRONG.formatted(domain)));
        String last = "G" + (TIMES - 1);
        String filters = "domain=%s&country=%s&industry=%s&grade=%s".formatted(domain, last, last, last);
        assertEquals(List.of(lead), found(filters));
        assertEquals(
                TIMES / 3 + 1, found("domain=" + domain + "&industry=" + last).size());
    }

    /** The lead is written before the company's change commits, and the other way round. */
    @Test
    void aLeadThatJoinsACompanyWhileItChangesHasItsWords() throws Exception {
        String lead = captured();
        String other = "o" + domain;
        api.stack().psql("""
                insert into company (id, version, domain, name, search_text, created_at)
                values (gen_random_uuid(), 0, '%s', 'Other', '', now())""".formatted(other));
        String move = "update lead set company_id = (select id from company where domain = '%s') where id = '%s'";
        String change = "update company set industry = '%s' where domain = '%s'";
        try (var first = api.stack().database();
                var statement = first.createStatement();
                var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            first.setAutoCommit(false);
            statement.execute(move.formatted(other, lead));
            var changed = waiting.submit(() -> api.stack().psql(change.formatted("Coal", other)));
            Thread.sleep(100);
            first.commit();
            changed.get();
            assertEquals(List.of(), api.stack().psql(WRONG.formatted(other)));

            statement.execute(change.formatted("Steel", domain));
            var moved = waiting.submit(() -> api.stack().psql(move.formatted(domain, lead)));
            Thread.sleep(100);
            first.commit();
            moved.get();
        }
        assertEquals(List.of(), api.stack().psql(WRONG.formatted(domain)));
        assertEquals(List.of(lead), found("industry=steel&domain=" + domain));
    }

    @Test
    void whoeverIsMergedIsAmongTheMergedAlone() {
        String survivor = captured();
        String merged = captured();
        api.stack().psql("update lead set merged_into = '%s' where id = '%s'".formatted(survivor, merged));

        assertEquals(List.of(survivor), found("domain=" + domain));
        assertEquals(List.of(merged), found("status=MERGED&domain=" + domain));
        assertEquals(2, found("status=MERGED,NEW&domain=" + domain).size());
    }

    private void times(String change) {
        IntStream.range(0, TIMES).forEach(i -> api.stack().psql(change.formatted("G" + i)));
    }

    private String captured() {
        return api.capture("""
                        {"email":"%s","source":"CHAT","company":{"name":"Acme","domain":"%s"}}""".formatted(newAddress(), domain))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> found(String filters) {
        List<String> ids = api.as("rep")
                .get("/api/leads?limit=200&" + filters)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertTrue(ids.stream().distinct().count() == ids.size(), ids::toString);
        return ids;
    }
}
