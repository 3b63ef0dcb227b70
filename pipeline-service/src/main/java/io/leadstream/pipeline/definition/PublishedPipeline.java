package io.leadstream.pipeline.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A published version with what changes around it: whether it is the latest of its key, and the default of all. */
@Entity
@Table(name = "pipeline_version")
class PublishedPipeline {

    @Embeddable
    record Id(String key, int version) {}

    @EmbeddedId
    private Id id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Stage> stages;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Finding> warnings;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> successors;

    private boolean latest;

    @Column(name = "is_default")
    private boolean byDefault;

    private Instant publishedAt;
    private @Nullable String publishedBy;
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected PublishedPipeline() {}

    PublishedPipeline(
            Pipeline pipeline, List<Finding> warnings, boolean byDefault, Instant publishedAt, Publication by) {
        this.id = new Id(pipeline.key(), pipeline.version());
        this.name = pipeline.name();
        this.stages = pipeline.stages();
        this.successors = pipeline.successors();
        this.warnings = warnings;
        this.latest = true;
        this.byDefault = byDefault;
        this.publishedAt = publishedAt;
        this.publishedBy = by.publisher();
        this.reason = by.reason();
    }

    /** Gives way to the next version of the same pipeline. */
    void retire() {
        latest = false;
        byDefault = false;
    }

    /** Gives way to another pipeline as the default. */
    void handOverDefault() {
        byDefault = false;
    }

    Pipeline pipeline() {
        return new Pipeline(id.key(), id.version(), name, stages, successors);
    }

    List<Finding> warnings() {
        return warnings;
    }

    boolean isDefault() {
        return byDefault;
    }

    boolean isLatest() {
        return latest;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    /** Null for what was published before this was kept. */
    @Nullable
    String publishedBy() {
        return publishedBy;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
