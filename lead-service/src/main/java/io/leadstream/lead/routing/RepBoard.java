package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Documents.PoolDocument;
import io.leadstream.lead.routing.Documents.RepDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where one rep stands. */
@ApplicationScoped
class RepBoard {

    private static final String GIVEN = "select n from routing_day where rep = ? and day = ?";
    private static final String OPEN = Boards.OPEN_LEADS.formatted("?");
    private static final String LAST_TURN = "select rep from routing_turn where pool = ?";

    /**
     * Where a rep stands.
     *
     * @param today in the rep's time zone, until {@code nextDayAt}
     * @param givenToday so many leads by rules, and as one of a pool
     * @param absentUntil absent: the rep is there; of an absence without an end {@code absent} alone says it
     * @param openLeads that are not sold on, disqualified or sent back
     */
    @Schema(name = "RepBoardView")
    public record View(
            @Schema(examples = "rep-7") String user,
            boolean active,
            String timeZone,
            LocalDate today,
            Instant nextDayAt,
            int givenToday,
            @Nullable Integer capacityPerDay,
            boolean full,
            boolean absent,
            @Nullable Instant absentUntil,
            List<AbsenceView> absences,
            long openLeads,
            List<PoolView> pools) {

        static final String EXAMPLE = """
                {"user":"rep-7","active":true,"timeZone":"Europe/Berlin","today":"2026-11-20",
                 "nextDayAt":"2026-11-20T23:00:00Z","givenToday":3,"capacityPerDay":20,"full":false,"absent":false,
                 "absences":[{"from":"2026-12-23T00:00:00Z","to":"2027-01-02T00:00:00Z"}],"openLeads":41,
                 "pools":[{"pool":"dach","strategy":"ROUND_ROBIN","members":3,"next":"rep-8"}]}""";
    }

    /** From, inclusive, to an end, exclusive, which may not be known. */
    public record AbsenceView(Instant from, @Nullable Instant to) {}

    /**
     * A pool that the rep is in.
     *
     * @param next whose turn it is, whether they can take it or not; of a LEAST_BUSY one among those who have as many
     */
    public record PoolView(
            String pool,
            @Schema(examples = "ROUND_ROBIN") String strategy,
            int members,
            @Nullable String next) {}

    private final Settings settings;
    private final Sql sql;
    private final Clock clock;

    RepBoard(Settings settings, Sql sql, Clock clock) {
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    /** Who is not set up gets whatever the rules say. */
    View of(String user) {
        Rep rep = settings.find(Kind.REP, user)
                .map(stored -> settings.read(stored, RepDocument.class).rep(user))
                .orElse(Rep.unlimited(user));
        Instant now = clock.instant();
        int given = sql.first(GIVEN, row -> row.getInt(1), user, rep.day(now)).orElse(0);
        var absence = rep.absence(now);
        return new View(
                user,
                rep.active(),
                rep.zone().getId(),
                rep.day(now),
                rep.nextDay(now),
                given,
                rep.capacityPerDay(),
                rep.isFull(given),
                absence.isPresent(),
                absence.map(Rep.Absence::to).orElse(null),
                rep.absences().stream()
                        .filter(one -> one.to() == null || one.to().isAfter(now))
                        .map(one -> new AbsenceView(one.from(), one.to()))
                        .toList(),
                sql.first(OPEN, row -> row.getLong(1), user).orElse(0L),
                pools(user));
    }

    private List<PoolView> pools(String user) {
        return settings.all(Kind.POOL).stream()
                .map(stored -> settings.read(stored, PoolDocument.class).pool(stored.key()))
                .filter(pool -> pool.members().contains(user))
                .map(pool -> new PoolView(
                        pool.key(), pool.strategy().name(), pool.members().size(), next(pool)))
                .toList();
    }

    private @Nullable String next(Pool pool) {
        String last = sql.first(LAST_TURN, row -> row.getString(1), pool.key()).orElse(null);
        return pool.order(last, open -> 0).stream().findFirst().orElse(null);
    }
}
