package io.leadstream.qualification.facts;

import io.leadstream.messaging.Faults;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.Rankings;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.Standings;
import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares all leads anew when a framework's definition changed; instances share the work. What is found out
 * meanwhile is compared as it is recorded.
 */
@ApplicationScoped
class RankLeads {

    private static final Logger LOG = Logger.getLogger(RankLeads.class);

    /** Leads in one transaction: few enough to hold none of them up for long. */
    private static final int AT_ONCE = 200;

    private final Qualifications leads;
    private final RecordedFacts facts;
    private final LeadMerges merges;
    private final Frameworks frameworks;
    private final Standings standings;
    private final Rankings rankings;

    RankLeads(
            Qualifications leads,
            RecordedFacts facts,
            LeadMerges merges,
            Frameworks frameworks,
            Standings standings,
            Rankings rankings) {
        this.leads = leads;
        this.facts = facts;
        this.merges = merges;
        this.frameworks = frameworks;
        this.standings = standings;
        this.rankings = rankings;
    }

    @Scheduled(every = "{leadstream.framework.rank-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            boolean more;
            do {
                more = QuarkusTransaction.requiringNew().call(this::some);
            } while (more);
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf("ranking waits for the next round: %s", fault.getClass().getSimpleName());
        }
    }

    /** Does a part of what is open; false when nothing is. */
    private boolean some() {
        return rankings.take()
                .map(open -> {
                    List<UUID> next = rankings.nextLeads(open, AT_ONCE);
                    if (next.isEmpty()) {
                        rankings.finish(open, AT_ONCE * 25);
                    } else {
                        compare(next);
                        rankings.reached(open, next.getLast());
                    }
                    return true;
                })
                .orElse(false);
    }

    /** What was found out about a lead that is part of another counts for that one. */
    private void compare(List<UUID> ids) {
        Set<UUID> all = new TreeSet<>(ids);
        merges.survivorsOf(ids).values().forEach(all::addAll);
        Map<UUID, Qualification> held = leads.locked(all);
        frameworks.holdOffVersions();
        Map<UUID, Map<String, Fact>> known = new HashMap<>(facts.ofAll(all));
        known.replaceAll((id, words) -> isPartOfAnother(held.get(id)) ? Map.of() : words);
        standings.replace(known, frameworks.all());
    }

    private static boolean isPartOfAnother(@Nullable Qualification lead) {
        return lead != null && lead.mergedInto().isPresent();
    }
}
