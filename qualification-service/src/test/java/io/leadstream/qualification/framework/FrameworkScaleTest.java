package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.RealStack;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ranks among a million leads, on demand: {@code -Dleadstream.scale=true}. */
@RealStack
@EnabledIfSystemProperty(named = "leadstream.scale", matches = "true")
class FrameworkScaleTest {

    private static final Logger LOG = Logger.getLogger(FrameworkScaleTest.class);
    private static final int READS = 200;

    // a million leads, all seven frameworks; two thousand strengths each
    private static final String LEADS = """
            insert into framework_standing (lead_id, framework, version, strength)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, key, 1, (n * 7919 % 2000) * 5
            from generate_series(1, 1000000) n,
                 unnest(array['BANT', 'CHAMP', 'GPCTBA_CI', 'ANUM', 'MEDDIC', 'NEAT', 'SPIN']) key""";

    private static final String BUCKETS = """
            insert into framework_bucket (framework, version, strength, stripe, leads)
            select framework, version, strength, abs(hashtext(lead_id::text)) % 8, count(*)
            from framework_standing group by 1, 2, 3, 4""";

    private static final String PROFILES = """
            insert into lead_profile (lead_id, source, sequence, event_id, occurred_at, known_at, captured, lead_source,
                                      free_mail, funded, growing, industry, country)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'lead-service', 1, gen_random_uuid(),
                   now() - n * interval '20 seconds', now(), true, 'SOURCE_' || n % 12, false, false, false,
                   'INDUSTRY_' || n % 20, 'DE'
            from generate_series(1, 1000000) n""";

    @Inject
    Standings standings;

    @Test
    void aRankAmongAMillionLeadsIsExactAndFast() {
        Stack.current().psql("delete from framework_standing; delete from framework_bucket");
        Stack.current().psql(LEADS);
        Stack.current().psql(BUCKETS);
        Stack.current().psql(PROFILES);
        Stack.current().psql("vacuum analyze framework_standing");
        Stack.current().psql("vacuum analyze framework_bucket");
        Stack.current().psql("vacuum analyze lead_profile");
        var millis = new double[READS];
        for (int i = 0; i < READS; i++) {
            var lead = new UUID(0x7000L, 0x8000000000000000L + 1 + i * 4_999L);
            long begun = System.nanoTime();
            var ranks = standings.ranksOf(lead);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            var rank = Objects.requireNonNull(ranks.get("MEDDIC"));
            assertEquals(1_000_000, rank.ranked());
            assertEquals(1 + (1_999 - rank.strength() / 5) * 500L, rank.rank());
        }
        Arrays.sort(millis);
        LOG.infof("rank by seven frameworks: median %.1f ms, p99 %.1f ms", millis[READS / 2], millis[READS * 99 / 100]);
        time(
                "returns by source",
                "select count(*) from (select coalesce(c.lead_source, ''), count(*) from lead_profile c"
                        + " where c.captured and c.occurred_at >= now() - interval '1 year' group by 1) as groups");
        assertTrue(millis[READS * 99 / 100] < 50);
    }

    private static void time(String what, String sql) {
        long begun = System.nanoTime();
        var read = Stack.current().psql(sql);
        LOG.infof("%s of a million leads: %d ms (%s)", what, (System.nanoTime() - begun) / 1_000_000, read.getFirst());
    }
}
