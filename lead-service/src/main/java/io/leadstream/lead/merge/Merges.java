package io.leadstream.lead.merge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All merges, those that were undone among them. */
@ApplicationScoped
class Merges implements PanacheRepositoryBase<LeadMerge, UUID> {

    /** That by which the lead is part of another. */
    Optional<LeadMerge> inForce(UUID merged) {
        return find("mergedId = ?1 and unmergedAt is null", merged).firstResultOptional();
    }

    Optional<LeadMerge> find(UUID survivor, UUID id) {
        return find("survivorId = ?1 and id = ?2", survivor, id).firstResultOptional();
    }

    /** Those of the same survivor that came after and are in force, in their order. */
    List<LeadMerge> after(LeadMerge merge) {
        return list("survivorId = ?1 and id > ?2 and unmergedAt is null order by id", merge.survivorId(), merge.id());
    }

    /** In force, and by which cards became part of this lead or of one of them. */
    List<UUID> partsOf(UUID lead) {
        return list("survivorId = ?1 and unmergedAt is null", lead).stream()
                .map(LeadMerge::mergedId)
                .flatMap(part -> Stream.concat(Stream.of(part), partsOf(part).stream()))
                .toList();
    }

    /** What was merged into the lead, and into what it was merged, the latest first. */
    List<LeadMerge> of(UUID lead, @Nullable UUID before, int count) {
        String about = "(survivorId = ?1 or mergedId = ?1)";
        return (before == null
                        ? find(about + " order by id desc", lead)
                        : find(about + " and id < ?2 order by id desc", lead, before))
                .page(Page.ofSize(count))
                .list();
    }
}
