package io.leadstream.lead.card;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the job titles of cards that were written before function and seniority were kept to be found by, or by other
 * rules (a migration that empties the columns has all looked at anew). No card is changed by it: it is what the title says.
 */
@ApplicationScoped
class JobTitles {

    private static final Logger LOG = Logger.getLogger(JobTitles.class);
    private static final int AT_ONCE = 1_000;

    static final String NEXT = """
            select id, job_title from lead where seniority is null order by id limit ? for no key update skip locked""";

    private static final String KEEP = """
            update lead l set job_function = t.job_function, seniority = t.seniority
            from unnest(?::uuid[], ?::text[], ?::text[]) as t (id, job_function, seniority) where l.id = t.id""";

    private final Sql sql;

    JobTitles(Sql sql) {
        this.sql = sql;
    }

    private record Titled(UUID id, @Nullable String title) {}

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::lookAtSome);
            }
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.warnf("job titles wait: %s", e.getClass().getSimpleName());
        }
    }

    private boolean lookAtSome() {
        List<Titled> some = sql.list(NEXT, row -> new Titled(row.getObject(1, UUID.class), row.getString(2)), AT_ONCE);
        sql.all(
                KEEP,
                some.stream()
                        .map(lead -> new @Nullable Object[] {
                            lead.id(), JobFunction.of(lead.title()), Seniority.of(lead.title())
                        })
                        .toList());
        return some.size() == AT_ONCE;
    }
}
