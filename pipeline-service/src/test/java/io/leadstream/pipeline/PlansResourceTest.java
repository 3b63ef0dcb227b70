package io.leadstream.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of the hot paths have an index: with many rows none of them reads a whole table. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class PlansResourceTest {

    private static final String SOME = "'0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10'::uuid";

    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from deal where lead_id = $ and state = 'OPEN'",
                "select * from deal where owner = 'rep-7' and id < $ order by id desc limit 51",
                "select * from deal where stage = 'FIT_EVALUATED' order by id desc limit 51",
                "select id from deal where (stage_entered_at, id) < (now(), $) order by stage_entered_at desc, id desc limit 51",
                "select id from deal where (expected_close, id) > (date '2026-01-31', $) order by expected_close, id limit 51",
                "select id from deal where (amount_in_base, id) < (1200, $) order by amount_in_base desc, id desc limit 51",
                "select id from deal where amount_in_base is null and id < $ order by id desc limit 51",
                "select id from deal where search @@ to_tsquery('simple', 'acme:*A') order by id desc limit 51",
                "select id from deal where segments @> jsonb_build_object('product', 'GTX') order by id desc limit 51",
                "select id from deal where team && '{rep-7}'::text[] and team <> '{}' order by id desc limit 51",
                "select id from deal where competitors && '{Rival}'::text[] and competitors <> '{}' limit 51",
                "select id from deal where forecast_category = any ('{COMMIT}') order by id desc limit 51",
                "select id from deal where company_id = any (array[$]) order by id desc limit 51",
                "select id from deal where contact_lead_id = any (array[$]) or contact_person_id = any (array[$]) limit 51",
                "select id from deal where closed_at >= now() and closed_at < now() limit 51",
                "select stage, currency, count(*), sum(amount) from deal where pipeline = 'standard' and state = 'OPEN' group by 1, 2",
                "select id from deal where pipeline = 'standard' and state = 'OPEN' and stage = 'LIVE' order by id desc limit 21",
                "select id from deal where state <> 'OPEN' and segments ->> 'industry' = 'X' order by closed_at desc limit 500",
                "select id from deal where state <> 'OPEN' and segments ->> 'product' = 'X' order by closed_at desc limit 500",
                "select id from deal where state <> 'OPEN' and company_id = $ order by closed_at desc limit 500",
                "select id from deal where closed_at is not null and pipeline = 'x' order by closed_at desc limit 500",
                "select id from deal where state = 'LOST' and closed_at >= now() and closed_at < now() and pipeline = 'x'",
                "select id from deal where lead_id = $ and opened_at <= now() and (closed_at is null or closed_at >= now())",
                "select * from lead_step where lead_id = $ and sequence > 3 order by sequence",
                "select rate from exchange_rate where currency = 'USD' and day <= '2026-01-31' order by day desc limit 1",
                "select * from deal where pipeline = 'standard' and state = 'OPEN' order by id desc limit 51",
                "select stage, criterion, kind, count(*) from evidence where deal_id = $ group by stage, criterion, kind",
                "select * from deal_fact where deal_id = $ order by id desc limit 1000",
                "select max(sequence) from deal_fact where deal_id = $",
                "select * from imported_deal where external_id = any ('{a,b}')",
                "select * from deal_revision where import_id = $ and deal_id > $ order by deal_id limit 500",
                "select * from deal_import_change where import_id = $ and upload = $ and external_id = 'a' order by n limit 9",
                "select * from deal_import where state in ('QUEUED', 'RUNNING', 'UNDOING') order by created_at limit 1",
                "select * from recommendation where null::uuid is null or id < null order by id desc limit 51",
                "select * from playbook where pipeline = 'standard' and detached_at is null",
                "select distinct on (methodology, question) * from playbook_answer where deal_id = $ order by methodology, question, version desc",
                "select * from adopted_approach where segment_key = 'segment:' and ended_at is null",
                "select * from adopted_approach where ended_at is null and segment_key > '' order by segment_key limit 51",
                "select * from deal where state = 'WON' and closed_at >= '2026-01-01' and closed_at < '2027-01-01'",
                "select * from pipeline_version where key = 'standard' and latest",
                "select * from pipeline_version where is_default",
                "select * from deal_hand_over where deal_id = $ and (at, id) > (now(), $) order by at, id limit 51",
                "select * from deal_hand_over where recipient = 'a' and state = 'PENDING' order by at desc, id desc limit 51",
                "select * from promise where deal_id = $ and id > $ order by id limit 51",
                "select * from promise_check where promise_id = any (array[$])",
                "select * from accountability where deal_id = $ order by version desc limit 1"
            })
    void noTableIsReadWhole(String query) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = api.stack().database();
                var statement = connection.createStatement()) {
            // the tables are too small here for an index to be worth its while
            statement.execute("set enable_seqscan = off");
            try (var lines = statement.executeQuery("explain " + query.replace("$", SOME))) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }

        assertFalse(plan.toString().contains("Seq Scan"), plan::toString);
    }
}
