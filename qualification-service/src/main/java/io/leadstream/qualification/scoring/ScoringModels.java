package io.leadstream.qualification.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The versions of the lead score. */
@ApplicationScoped
public class ScoringModels {

    private static final String ANNOUNCE = """
            insert into scoring_model (model_id, version, activated_at) values (?, ?, ?) on conflict do nothing""";

    // A transaction that scores shares this lock and a version coming into force excludes it: whoever scored before
    // by the old version has committed when the leads to be scored again are looked for. It is taken before leads are.
    private static final String SHARE = "select pg_advisory_xact_lock_shared(hashtextextended('lead-scoring', 12))";
    private static final String EXCLUDE = "select pg_advisory_xact_lock(hashtextextended('lead-scoring', 12))";

    private static final String SELECT = """
            select version, state, rules, copied_from, revision, created_at, created_by, rehearsed_at, activated_at,
                   retired_at
            from scoring_model_version""";

    static final String PAGE = SELECT + " where version > ? order by version limit ?";
    static final String ONE = SELECT + " where version = ?";
    static final String ONE_LOCKED = ONE + " for update";
    static final String IN_FORCE = SELECT + " where state = 'ACTIVE'";

    // the first version has no time: it was in force from the beginning
    static final String IN_FORCE_AT = SELECT + """
             where state in ('ACTIVE', 'RETIRED') and (activated_at is null or activated_at <= ?)
            order by activated_at desc nulls last limit 1""";

    private static final String FINGERPRINT = """
            select md5(coalesce(rules, '')) as fingerprint from scoring_model_version where version = ?""";

    private static final String INSERT = """
            insert into scoring_model_version
              (state, rules, copied_from, revision, created_at, created_by, version)
            select ?, ?, ?, ?, ?, ?, max(version) + 1 from scoring_model_version returning version""";

    private static final String UPDATE = """
            update scoring_model_version
            set state = ?, rules = ?, revision = ?, rehearsed_at = ?, activated_at = ?, retired_at = ?
            where version = ?""";

    private final PinnedIcps icps;
    private final QualificationEvents events;
    private final Sql sql;
    private final ObjectMapper mapper;

    // what came into force changes no more
    private final Map<Integer, ScoringModel> known = new ConcurrentHashMap<>();
    private volatile int announced;

    ScoringModels(PinnedIcps icps, QualificationEvents events, Sql sql, ObjectMapper mapper) {
        this.icps = icps;
        this.events = events;
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Has the version in force stay in force until the transaction ends; called before anything else is held. */
    public void hold() {
        sql.query(SHARE, row -> true);
    }

    void exclude() {
        sql.query(EXCLUDE, row -> true);
    }

    /** The version in force. */
    public ScoringModel current() {
        return sql.query(IN_FORCE, this::model).getFirst();
    }

    /** The version that was in force at that instant. */
    public ScoringModel at(Instant instant) {
        return sql.query(IN_FORCE_AT, this::model, instant).stream().findFirst().orElseGet(this::current);
    }

    /** Any version, as if it had been in force always where it never was. */
    public Optional<ScoringModel> version(int version) {
        return sql.query(ONE, this::model, version).stream().findFirst();
    }

    /** What is another once a version's rules are; empty where there is no such version. */
    public Optional<String> fingerprint(int version) {
        return sql.query(FINGERPRINT, row -> String.valueOf(row.text("fingerprint")), version).stream()
                .findFirst();
    }

    /** A version was replayed over the past: a draft may come into force now. */
    public void rehearsed(int version, Instant at) {
        locked(version).map(model -> model.rehearsed(at)).ifPresent(this::save);
    }

    List<ModelVersion> page(int after, int limit) {
        return sql.query(PAGE, this::read, after, limit);
    }

    Optional<ModelVersion> find(int version) {
        return sql.query(ONE, this::read, version).stream().findFirst();
    }

    /** Holds a version until the transaction ends. */
    Optional<ModelVersion> locked(int version) {
        return sql.query(ONE_LOCKED, this::read, version).stream().findFirst();
    }

    /** Holds the version in force until the transaction ends. */
    Optional<ModelVersion> lockedInForce() {
        return sql.query(IN_FORCE + " for update", this::read).stream().findFirst();
    }

    ModelVersion add(ModelVersion draft) {
        int number = sql.query(
                        INSERT,
                        row -> (int) row.number("version"),
                        draft.state().name(),
                        json(draft.rules()),
                        draft.copiedFrom(),
                        draft.revision(),
                        draft.createdAt(),
                        draft.createdBy())
                .getFirst();
        return ModelVersion.draft(number, draft.rules(), draft.copiedFrom(), draft.createdAt(), draft.createdBy());
    }

    void save(ModelVersion model) {
        var state = model.state();
        sql.update(
                UPDATE,
                state.name(),
                model.version() == 1 ? null : json(model.rules()),
                model.revision(),
                state instanceof ModelState.Rehearsed rehearsed ? rehearsed.at() : null,
                storable(model.inForceSince()),
                state instanceof ModelState.Retired retired ? retired.until() : null,
                model.version());
    }

    /** Tells once that the version in force is, in the transaction of the first score that it makes. */
    public void announce(ScoringModel model, Instant at) {
        if (announced == model.version()) {
            return;
        }
        if (sql.update(ANNOUNCE, ScoringModel.ID, model.version(), at) == 0) {
            announced = model.version(); // committed before; only then is there no need to look any more
        } else {
            var event = new ScoringModelActivated(ScoringModel.ID, model.version());
            events.publish(List.of(QualificationEvents.draft(ScoringModel.ID, event, at)));
        }
    }

    /** Names on an answer the event that told that the version in force is. */
    void nameActivation() {
        events.nameLastOnAnswer(ScoringModel.ID);
    }

    private ScoringModel model(Row row) throws SQLException {
        ModelVersion version = read(row);
        ScoringModel same = known.get(version.version());
        if (same != null) {
            return same;
        }
        Instant since = version.inForceSince();
        var icp = icps.version(version.rules().icpVersion()).orElseThrow();
        var model = new ScoringModel(version.version(), since == null ? Instant.MIN : since, version.rules(), icp);
        if (since != null) {
            known.put(version.version(), model);
        }
        return model;
    }

    private ModelVersion read(Row row) throws SQLException {
        int version = (int) row.number("version");
        String rules = row.text("rules");
        Long copiedFrom = row.numberOrNull("copied_from");
        return new ModelVersion(
                version,
                state(row),
                rules == null ? VersionOne.RULES : rules(rules),
                row.number("revision"),
                copiedFrom == null ? null : copiedFrom.intValue(),
                row.instant("created_at"),
                String.valueOf(row.text("created_by")));
    }

    private static ModelState state(Row row) throws SQLException {
        return switch (ModelState.Name.valueOf(String.valueOf(row.text("state")))) {
            case DRAFT -> new ModelState.Draft();
            case REHEARSED -> new ModelState.Rehearsed(row.instant("rehearsed_at"));
            case ACTIVE -> new ModelState.Active(row.instantOrNull("activated_at"));
            case RETIRED -> new ModelState.Retired(row.instantOrNull("activated_at"), row.instant("retired_at"));
        };
    }

    private static @Nullable Instant storable(@Nullable Instant since) {
        return since == null || since.equals(Instant.MIN) ? null : since;
    }

    private ModelRules rules(String json) {
        try {
            return mapper.readValue(json, ModelInput.class).toRules();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("rules that were kept can be read", e);
        }
    }

    private String json(ModelRules rules) {
        try {
            return mapper.writeValueAsString(ModelInput.of(rules));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("rules can be written", e);
        }
    }
}
