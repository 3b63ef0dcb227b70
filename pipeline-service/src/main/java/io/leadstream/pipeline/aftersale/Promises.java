package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All promises, and what customers said of them. */
@ApplicationScoped
class Promises {

    private static final String SELECT = """
            select id, deal_id, measure, target, seller, to_person, promised_on, evidence, standing, recorded_at,
                   recorded_by
            from promise where\s""";
    private static final String ONE = SELECT + "deal_id = ? and id = ?";
    private static final String PAGE = SELECT + "deal_id = ? and id > ? order by id limit ?";
    private static final String CHECKS = """
            select promise_id, id, month, outcome, at, note, evidence, recorded_at, recorded_by
            from promise_check where promise_id = any (?::uuid[]) order by at, id""";
    private static final String ADD = """
            insert into promise (id, deal_id, measure, target, seller, to_person, promised_on, evidence, standing,
                                 recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?)""";
    private static final String ADD_CHECK = """
            insert into promise_check (id, deal_id, promise_id, month, outcome, at, note, evidence, recorded_at,
                                       recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String STAND = "update promise set standing = ? where id = ?";
    private static final String FORGET = """
            update promise set measure = null, target = null, evidence = null, to_person = null
            where deal_id = any (?::uuid[])""";
    private static final String FORGET_PERSON = "update promise set to_person = null where to_person = ?";
    private static final String FORGET_CHECKS =
            "update promise_check set note = null, evidence = null where deal_id = any (?::uuid[])";

    private final Sql sql;

    Promises(Sql sql) {
        this.sql = sql;
    }

    void add(Promise promise) {
        sql.update(
                ADD,
                promise.id(),
                promise.dealId(),
                promise.measure(),
                promise.target(),
                promise.by(),
                promise.toPerson(),
                promise.date(),
                promise.evidence(),
                promise.standing(),
                promise.recordedAt(),
                promise.recordedBy());
    }

    /** Keeps a check and where its promise stands with it. */
    void add(Promise promise, PromiseCheck check, PromiseStanding standing) {
        sql.update(
                ADD_CHECK,
                check.id(),
                promise.dealId(),
                promise.id(),
                check.month(),
                check.outcome(),
                check.at(),
                check.note(),
                check.evidence(),
                check.recordedAt(),
                check.recordedBy());
        sql.update(STAND, standing, promise.id());
    }

    Optional<Promise> find(UUID dealId, UUID id) {
        return withChecks(sql.list(ONE, Promises::read, dealId, id)).stream().findFirst();
    }

    /** In the order in which they were recorded. */
    List<Promise> page(UUID dealId, @Nullable UUID after, int limit) {
        return withChecks(sql.list(PAGE, Promises::read, dealId, after == null ? new UUID(0, 0) : after, limit));
    }

    /** Forgets all words of these deals' promises. */
    void forget(Collection<UUID> deals) {
        sql.update(FORGET, deals);
        sql.update(FORGET_CHECKS, deals);
    }

    /** Forgets to whom something was promised, on whichever deal. */
    void forgetPerson(UUID person) {
        sql.update(FORGET_PERSON, person);
    }

    private record CheckOf(UUID promise, PromiseCheck check) {}

    private List<Promise> withChecks(List<Promise> promises) {
        if (promises.isEmpty()) {
            return promises;
        }
        Map<UUID, List<PromiseCheck>> checks = new HashMap<>();
        sql.list(CHECKS, Promises::readCheck, promises.stream().map(Promise::id).toList())
                .forEach(of -> checks.merge(of.promise(), List.of(of.check()), Promises::joined));
        return promises.stream()
                .map(promise -> promise.with(checks.getOrDefault(promise.id(), List.of())))
                .toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Promise read(ResultSet row) throws SQLException {
        return new Promise(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getString("measure"),
                row.getString("target"),
                row.getString("seller"),
                row.getObject("to_person", UUID.class),
                row.getObject("promised_on", LocalDate.class),
                row.getString("evidence"),
                PromiseStanding.valueOf(row.getString("standing")),
                time(row, "recorded_at"),
                row.getString("recorded_by"),
                List.of());
    }

    private static CheckOf readCheck(ResultSet row) throws SQLException {
        return new CheckOf(
                row.getObject("promise_id", UUID.class),
                new PromiseCheck(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        CheckOutcome.valueOf(row.getString("outcome")),
                        time(row, "at"),
                        row.getString("note"),
                        row.getString("evidence"),
                        time(row, "recorded_at"),
                        row.getString("recorded_by")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
