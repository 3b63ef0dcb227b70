package io.leadstream.lead.note;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notes on all leads and companies. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {

    /** Where a page begins: behind this note. */
    record After(Instant sourceAt, UUID id) {}

    /** The latest first, as their sources knew it. */
    List<Note> page(Note.About about, Note.@Nullable Type type, @Nullable After after, int count) {
        var parameters = new Parameters();
        var query = new StringBuilder();
        if (about.leadId() != null) {
            query.append("leadId = :about");
            parameters.and("about", about.leadId());
        } else {
            query.append("companyId = :about");
            parameters.and("about", Objects.requireNonNull(about.companyId()));
        }
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
