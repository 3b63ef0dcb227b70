package io.leadstream.pipeline.deal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All evidence on file. */
@ApplicationScoped
class EvidenceFile implements PanacheRepositoryBase<Evidence, UUID> {

    private static final String TALLY =
            "select stage, criterion, kind, count(*) from Evidence where dealId = ?1 group by stage, criterion, kind";

    Tally tallyOf(UUID dealId) {
        return new Tally(find(TALLY, dealId).project(Tally.Count.class).list());
    }

    /** In the order in which it was recorded. */
    List<Evidence> page(UUID dealId, @Nullable UUID after, int limit) {
        return after == null
                ? find("dealId", Sort.by("id"), dealId).page(0, limit).list()
                : find("dealId = ?1 and id > ?2", Sort.by("id"), dealId, after)
                        .page(0, limit)
                        .list();
    }

    /** What proved a stage's criteria proves those of the one that takes its place, as far as their keys are the same. */
    void takeOver(UUID dealId, String from, String to) {
        update("stage = ?1 where dealId = ?2 and stage = ?3", to, dealId, from);
    }

    /** Keeps that there was proof, and forgets what it says. */
    void forgetContents(UUID dealId) {
        update("uri = null, note = null where dealId = ?1", dealId);
    }
}
