package io.leadstream.lead.note;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notes on all leads and companies. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {

    /** Whose notes are shown together. */
    sealed interface Shown {

        List<UUID> ids();

        /** A lead's, and those of the leads merged into it. */
        record OfLeads(List<UUID> ids) implements Shown {}

        /** A company's. */
        record OfCompany(UUID id) implements Shown {
            @Override
            public List<UUID> ids() {
                return List.of(id);
            }
        }
    }

    /** Where a page begins: behind this note. */
    record After(Instant sourceAt, UUID id) {}

    /** The latest first, as their sources knew it. */
    List<Note> page(Shown shown, Note.@Nullable Type type, @Nullable After after, int count) {
        var query = new StringBuilder(
                switch (shown) {
                    case Shown.OfLeads _ -> "leadId in :about";
                    case Shown.OfCompany _ -> "companyId in :about";
                });
        Parameters parameters = Parameters.with("about", shown.ids());
        if (type != null) {
            query.append(" and type = :type");
            parameters.and("type", type);
        }
        if (after != null) {
            query.append(" and (sourceAt < :at or sourceAt = :at and id < :id)");
            parameters.and("at", after.sourceAt()).and("id", after.id());
        }
        return find(query.append(" order by sourceAt desc, id desc").toString(), parameters)
                .page(Page.ofSize(count))
                .list();
    }
}
