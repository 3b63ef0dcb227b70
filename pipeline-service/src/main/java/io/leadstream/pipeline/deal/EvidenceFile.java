package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Pipeline;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All evidence on file. */
@ApplicationScoped
class EvidenceFile implements PanacheRepositoryBase<Evidence, UUID> {

    private static final String TALLY = """
            select stage, criterion, kind,
                   sum(case when expiresAt is null or expiresAt > ?2 then 1 else 0 end),
                   sum(case when expiresAt <= ?2 then 1 else 0 end)
            from Evidence where dealId = ?1 and withdrawnAt is null group by stage, criterion, kind""";

    private static final String TALLY_AS_OF =
            TALLY.replace("withdrawnAt is null", "knownAt <= ?2 and (withdrawnAt is null or withdrawnAt > ?2)");

    /** What is on file and not withdrawn, as it counts then. */
    Tally tallyOf(UUID dealId, Instant then) {
        return new Tally(find(TALLY, dealId, then).project(Tally.Count.class).list());
    }

    /** What was on file and not withdrawn, as it was known and counted then. */
    Tally tallyAsOf(UUID dealId, Instant then) {
        return new Tally(
                find(TALLY_AS_OF, dealId, then).project(Tally.Count.class).list());
    }

    /** A piece of a deal. */
    Optional<Evidence> find(UUID dealId, UUID id) {
        return find("id = ?1 and dealId = ?2", id, dealId).firstResultOptional();
    }

    /** The newest of a deal, at most so many. */
    List<Evidence> newest(UUID dealId, int most) {
        return find("dealId", Sort.descending("id"), dealId).page(0, most).list();
    }

    List<Evidence> all(UUID dealId) {
        return list("dealId", dealId);
    }

    /** Of those deals, what has expired by then and has not been told of. */
    List<Evidence> expired(UUID dealId, Instant then) {
        return list(
                "dealId = ?1 and expiresAt <= ?2 and not expiryTold and withdrawnAt is null order by expiresAt, id",
                dealId,
                then);
    }

    /** In the order in which it was recorded; of one stage or criterion where they are given. */
    List<Evidence> page(
            UUID dealId, @Nullable String stage, @Nullable String criterion, @Nullable UUID after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("deal", dealId);
        parameters.put("after", after == null ? new UUID(0, 0) : after);
        String query = "dealId = :deal and id > :after";
        if (stage != null) {
            query += " and stage = :stage";
            parameters.put("stage", stage);
        }
        if (criterion != null) {
            query += " and criterion = :criterion";
            parameters.put("criterion", criterion);
        }
        return find(query, Sort.by("id"), parameters).page(0, limit).list();
    }

    /** What proved a stage's criteria proves those of the one that takes its place, as far as their keys are the same. */
    void takeOver(UUID dealId, String from, String to) {
        update("stage = ?1 where dealId = ?2 and stage = ?3", to, dealId, from);
    }

    /** Keeps that there was proof, and forgets what it says. */
    void forgetContents(UUID dealId) {
        update("uri = null, note = null, withdrawnWhy = null where dealId = ?1", dealId);
    }

    /** All of a deal's evidence lives for as long as the criteria of a pipeline say. */
    void live(UUID dealId, Pipeline by) {
        for (Evidence piece : all(dealId)) {
            piece.live(by.stage(piece.stage())
                    .flatMap(stage -> stage.criterion(piece.criterion()))
                    .flatMap(ExitCriterion::life)
                    .orElse(null));
        }
    }
}
