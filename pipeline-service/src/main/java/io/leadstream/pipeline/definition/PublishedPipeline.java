package io.leadstream.pipeline.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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

    private boolean latest;

    @Column(name = "is_default")
    private boolean byDefault;

    private Instant publishedAt;

    @SuppressWarnings("NullAway.Init")
    protected PublishedPipeline() {}

    PublishedPipeline(Pipeline pipeline, List<Finding> warnings, boolean byDefault, Instant publishedAt) {
        this.id = new Id(pipeline.key(), pipeline.version());
        this.name = pipeline.name();
        this.stages = pipeline.stages();
        this.warnings = warnings;
        this.latest = true;
        this.byDefault = byDefault;
        this.publishedAt = publishedAt;
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
        return new Pipeline(id.key(), id.version(), name, stages);
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
}
