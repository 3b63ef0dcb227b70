package io.leadstream.pipeline.deal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of a deal's history. */
@Entity
class DealFact {

    /** What a line tells. */
    enum Type {
        OPENED,
        CHANGED,
        STAGE_ENTERED,
        EVIDENCE_RECORDED,
        EVIDENCE_EXPIRED,
        EVIDENCE_WITHDRAWN,
        TRANSFERRED,
        CLOSED,
        REOPENED,
        LEAD_QUALIFIED_AGAIN,
        LEAD_DISQUALIFIED,
        LEAD_ERASED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID dealId;

    @Enumerated(EnumType.STRING)
    private Type type;

    private Instant occurredAt;
    private Instant knownAt;
    private String actor;
    private @Nullable String stage;
    private @Nullable String fromStage;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> details;

    private @Nullable String why;
    private @Nullable String note;

    /** The values that a change replaced, and those that replaced them, by attribute. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> before;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> after;

    /** The same of attributes that may tell of people: forgotten when the lead is erased. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> personalBefore;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> personalAfter;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Long sequence;

    @SuppressWarnings("NullAway.Init")
    protected DealFact() {}

    DealFact(UUID dealId, Type type, Instant occurredAt, Instant knownAt, String actor) {
        this.dealId = dealId;
        this.type = type;
        this.occurredAt = occurredAt;
        this.knownAt = knownAt;
        this.actor = actor;
        this.details = new TreeMap<>();
    }

    DealFact stage(@Nullable String from, String to) {
        fromStage = from;
        stage = to;
        return this;
    }

    DealFact detail(String name, String value) {
        details.put(name, value);
        return this;
    }

    DealFact text(@Nullable String reason, @Nullable String remark) {
        why = reason;
        note = remark;
        return this;
    }

    DealFact change(Change change) {
        details.put("fields", String.join(", ", change.names()));
        if (change.isRateAlone()) {
            details.put("rateAlone", "true");
        }
        before = part(change.before(), false);
        after = part(change.after(), false);
        personalBefore = part(change.before(), true);
        personalAfter = part(change.after(), true);
        return this;
    }

    private static Map<String, Object> part(Map<Attribute, Object> values, boolean personal) {
        var part = new TreeMap<String, Object>();
        values.forEach((attribute, value) -> {
            if (attribute.isPersonal() == personal) {
                part.put(attribute.key(), value);
            }
        });
        return part;
    }

    /** What it changed; of what is forgotten, nothing. */
    Change change() {
        if (!details.containsKey("fields") || before == null) {
            return Change.NONE;
        }
        boolean forgotten = personalBefore == null;
        List<Attribute> fields = Arrays.stream(
                        details.getOrDefault("fields", "").split(", "))
                .flatMap(key -> Attribute.of(key).stream())
                .filter(attribute -> !(forgotten && attribute.isPersonal()))
                .toList();
        return new Change(fields, whole(before, personalBefore), whole(after, personalAfter));
    }

    Past.Changed changed() {
        return new Past.Changed(knownAt, change());
    }

    private static Map<Attribute, Object> whole(
            @Nullable Map<String, Object> plain, @Nullable Map<String, Object> personal) {
        var whole = new EnumMap<Attribute, Object>(Attribute.class);
        Stream.of(plain, personal)
                .filter(Objects::nonNull)
                .forEach(part -> part.forEach(
                        (key, value) -> Attribute.of(key).ifPresent(attribute -> whole.put(attribute, value))));
        return whole;
    }

    DealFact publishedAs(long eventSequence) {
        sequence = eventSequence;
        return this;
    }

    /** As it is shown. */
    Line line() {
        return new Line(type.name(), occurredAt, knownAt, actor, fromStage, stage, details, why, note);
    }
}
