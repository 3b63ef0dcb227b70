package io.leadstream.qualification.framework;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody recorded about one criterion, or that they cleared it. Answers change; what was known stays known. */
@Entity
@Table(name = "recorded_fact")
public class RecordedFact {

    /** The {@code version} is that of the qualification which the record made. */
    @Embeddable
    record Id(@Column(name = "lead_id") UUID leadId, long version, String criterion) {}

    @EmbeddedId
    private Id id;

    private @Nullable String value;

    /** The value as JSON where it is more than words. */
    private @Nullable String structure;

    private @Nullable BigDecimal confidence;

    private @Nullable String evidence;

    private Instant at;

    @Column(name = "recorded_by")
    private String by;

    @SuppressWarnings("NullAway.Init")
    protected RecordedFact() {}

    /** Records a fact; none clears the criterion. */
    public RecordedFact(UUID leadId, long version, String criterion, @Nullable Fact fact, Instant at, String by) {
        this.id = new Id(leadId, version, criterion);
        if (fact != null) {
            this.value = fact.value();
            this.structure = fact.what() instanceof FactValue.Words ? null : FactValueJson.toText(fact.what());
            this.confidence = fact.confidence();
            this.evidence = fact.evidence() == null ? null : fact.evidence().toString();
        }
        this.at = at;
        this.by = by;
    }

    /** The lead about which it was found out. */
    public UUID leadId() {
        return id.leadId();
    }

    /** The word of the vocabulary. */
    public String criterion() {
        return id.criterion();
    }

    public long version() {
        return id.version();
    }

    /** Empty when the criterion was cleared. */
    public Optional<Fact> fact() {
        return value == null
                ? Optional.empty()
                : Optional.of(new Fact(what(value), confidence, evidence == null ? null : URI.create(evidence)));
    }

    private FactValue what(String text) {
        return structure == null ? new FactValue.Words(text) : FactValueJson.ofText(structure);
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }
}
