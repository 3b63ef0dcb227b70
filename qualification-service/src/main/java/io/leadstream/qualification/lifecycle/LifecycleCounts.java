package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;

/** How many leads stand in each state, without looking at the leads. */
@ApplicationScoped
class LifecycleCounts {

    private static final String READ = "select state, sum(number) as number from lifecycle_count group by state";

    // one instance at a time; the sum is the same before, during and after
    private static final String FOLD = """
            with taken as (delete from lifecycle_count
                           where pg_try_advisory_xact_lock(7214903) returning state, number)
            insert into lifecycle_count select state, sum(number) from taken group by state""";

    private record Count(Lifecycle state, long number) {}

    private final Sql sql;

    LifecycleCounts(Sql sql) {
        this.sql = sql;
    }

    Map<Lifecycle, Long> now() {
        var counts = new EnumMap<Lifecycle, Long>(Lifecycle.class);
        for (Lifecycle state : Lifecycle.values()) {
            counts.put(state, 0L);
        }
        sql.query(READ, row -> new Count(Lifecycle.valueOf(String.valueOf(row.text("state"))), row.number("number")))
                .forEach(count -> counts.put(count.state(), count.number()));
        return counts;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void fold() {
        long rows = sql.query("select count(*) as number from lifecycle_count", row -> row.number("number"))
                .getFirst();
        if (rows > Lifecycle.values().length) {
            sql.update(FOLD);
        }
    }
}
