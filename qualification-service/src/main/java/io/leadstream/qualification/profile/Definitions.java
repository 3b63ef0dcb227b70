package io.leadstream.qualification.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions of all ICPs and personas. */
@ApplicationScoped
public class Definitions {

    /** Definitions of a kind; every lead is held against each, on one page. */
    static final int MOST = 100;

    private static final String COLUMNS = "select kind, key, version, name, body, at, made_by from profile_definition";

    private static final String IN_FORCE = COLUMNS + """
             d where kind = ? and at <= ? and version = (
              select max(version) from profile_definition l where l.kind = d.kind and l.key = d.key and l.at <= ?)
            order by key""";

    private static final String ADD = """
            insert into profile_definition (kind, key, version, name, body, at, made_by)
            values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict do nothing""";

    /** What is kept as one document: it is read as a whole only. */
    record Body(Icp icp, List<WeightedCriterion> criteria) {}

    private final Sql sql;
    private final ObjectMapper mapper;
    private final IcpConfig config;
    private final Clock clock;

    Definitions(Sql sql, ObjectMapper mapper, IcpConfig config, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void begin(@Observes StartupEvent started) {
        makeFirst();
    }

    /** Makes version 1 of the first definitions where there is none: what the configuration says from then on is old. */
    void makeFirst() {
        add(FirstDefinitions.icp(config.icp(), Instant.EPOCH));
        add(FirstDefinitions.persona(config.icp(), Instant.EPOCH));
    }

    /** The versions that were in force then, by key. */
    public List<Definition> inForce(Kind kind, Instant at) {
        return sql.query(IN_FORCE, this::read, kind, at, at);
    }

    /** The versions that are in force. */
    public List<Definition> inForce(Kind kind) {
        return inForce(kind, clock.instant());
    }

    public Optional<Definition> latest(Kind kind, String key) {
        String query = COLUMNS + " where kind = ? and key = ? order by version desc limit 1";
        return sql.query(query, this::read, kind, key).stream().findFirst();
    }

    public Optional<Definition> version(Kind kind, String key, int version) {
        String query = COLUMNS + " where kind = ? and key = ? and version = ?";
        return sql.query(query, this::read, kind, key, version).stream().findFirst();
    }

    /** The versions after one, oldest first. */
    List<Definition> versions(Kind kind, String key, int after, int limit) {
        String query = COLUMNS + " where kind = ? and key = ? and version > ? order by version limit ?";
        return sql.query(query, this::read, kind, key, after, limit);
    }

    /** Keeps a version; false when there is one of that number already. */
    boolean add(Definition made) {
        return sql.update(
                        ADD, made.kind(), made.key(), made.version(), made.name(), written(made), made.at(), made.by())
                == 1;
    }

    private String written(Definition made) {
        try {
            return mapper.writeValueAsString(new Body(made.icp(), made.criteria()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition can be written", e);
        }
    }

    private Definition read(Row row) throws SQLException {
        Body body = body(row.text("body"));
        return new Definition(
                Kind.valueOf(text(row.text("kind"))),
                text(row.text("key")),
                (int) row.number("version"),
                text(row.text("name")),
                body.icp(),
                body.criteria(),
                row.instant("at"),
                text(row.text("made_by")));
    }

    private Body body(@Nullable String json) {
        try {
            return mapper.readValue(text(json), Body.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition that we wrote can be read", e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
