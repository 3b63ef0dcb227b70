package io.leadstream.lead.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.Contract;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import io.leadstream.local.test.Stack;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class TimelinePlansTest {

    private static final int MANY = 2_000;
    private static final int PAGE = 51;

    @Inject
    Timeline timeline;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachSourceGivesAPageByItsIndexAndNoMore(boolean newestFirst) {
        var anyone = UUID.randomUUID();
        Map.of(
                        TimelineQuery.OF_LEADS, new Timeline.Of.OneLead(anyone),
                        TimelineQuery.OF_COMPANY, new Timeline.Of.OneCompany(anyone),
                        TimelineQuery.OF_DEAL, new Timeline.Of.OneDeal(anyone))
                .forEach((owners, of) -> timeline.sources(of)
                        .forEach(source -> assertReadsByIndex(
                                source, new TimelineQuery(owners, List.of(source), newestFirst).sql())));
    }

    private static void assertReadsByIndex(TimelineSource source, String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), source.type() + "\n" + plan);
        assertTrue(plan.contains("Index") && plan.contains("ROW("), source.type() + "\n" + plan);
        String reading = plan.substring(plan.indexOf("\n  ->"));
        assertEquals(1, sorts(reading), "only the owners' first ones are sorted: " + source.type() + "\n" + plan);
    }

    private static long sorts(String plan) {
        return plan.lines()
                .filter(line -> line.strip().matches("(->)?\\s*(Incremental )?Sort"))
                .count();
    }

    @Test
    void aPageOfACompanyWithManyLeadsReadsAFewRowsOfEach() throws SQLException {
        var company = UUID.randomUUID();
        var of = new Timeline.Of.OneCompany(company);
        try (var connection = Stack.current().database();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false); // nobody else sees it, and nothing stays
            statement.execute("""
                    insert into company (id, version, created_at) values ('%1$s', 0, now());
                    insert into lead (id, version, source, company_id, touches, search_text, created_at, changed_at)
                    select gen_random_uuid(), 0, 'OTHER', '%1$s', 1, '', now(), now() from generate_series(1, %2$d);
                    insert into activity (id, lead_id, type, direction, occurred_at, recorded_at)
                    select gen_random_uuid(), l.id, 'CALL', 'INBOUND', now() - n * interval '1 hour', now()
                    from lead l, generate_series(1, 20) n where l.company_id = '%1$s';
                    analyze lead; analyze activity""".formatted(company, MANY));
            List<TimelineSource> sources = timeline.sources(of);
            String sql = new TimelineQuery(TimelineQuery.OF_COMPANY, sources, true).sql();

            JsonNode plan = analyzed(connection, sql, timeline.parameters(question(of), sources.size()));

            assertEquals(PAGE, plan.path("Actual Rows").asInt());
            List<JsonNode> scans = scans(plan)
                    .filter(node -> node.path("Relation Name").asText().equals("activity"))
                    .toList();
            scans.forEach(
                    scan -> assertNotEquals("Seq Scan", scan.path("Node Type").asText(), scan::toString));
            assertEquals(
                    List.of(PAGE, MANY),
                    scans.stream()
                            .map(scan -> scan.path("Actual Loops").asInt())
                            .sorted()
                            .toList(),
                    "what there is to tell is read for the page alone");
            connection.rollback();
        }
    }

    private static Timeline.Question question(Timeline.Of of) {
        return new Timeline.Question(of, null, null, null, true, null, PAGE);
    }

    private static JsonNode analyzed(Connection connection, String sql, Object[] parameters) throws SQLException {
        try (var explain = connection.prepareStatement("explain (analyze, format json) " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                explain.setObject(
                        i + 1, parameters[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameters[i]);
            }
            try (var row = explain.executeQuery()) {
                row.next();
                return Contract.mapper().readTree(row.getString(1)).path(0).path("Plan");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Stream<JsonNode> scans(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                StreamSupport.stream(node.path("Plans").spliterator(), false).flatMap(TimelinePlansTest::scans));
    }
}
