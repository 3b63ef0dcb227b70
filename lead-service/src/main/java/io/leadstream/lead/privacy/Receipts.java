package io.leadstream.lead.privacy;

import io.leadstream.lead.card.LeadErasing;
import io.leadstream.lead.card.PersonErasing;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is kept of erasures: where how much was forgotten, and by which events others were told. */
@ApplicationScoped
class Receipts {

    private static final String OPEN = """
            insert into erasure (id, reason, asked_by, at) values (?, ?, ?, ?) on conflict do nothing""";
    private static final String SUBJECT = """
            insert into erasure_subject (erasure_id, kind, subject) values (?, ?, ?) on conflict do nothing""";
    private static final String PLACE = """
            insert into erasure_place as p (erasure_id, place, forgotten) values (?, ?, ?)
            on conflict (erasure_id, place) do update set forgotten = p.forgotten + excluded.forgotten""";
    private static final String FIND = "select id, reason, asked_by, at from erasure where id = ?";
    static final String PAGE = """
            select id, reason, asked_by, at from erasure where (?::uuid is null or id < ?) order by id desc limit ?""";
    private static final String PLACES =
            "select place, forgotten from erasure_place where erasure_id = ? order by place";
    private static final String SUBJECTS =
            "select kind, subject from erasure_subject where erasure_id = ? order by kind, subject";
    private static final String PEOPLE_OF = "select id from person where lead_id = ?";

    private final Sql sql;
    private final PersonalTables tables;
    private final Outbox outbox;
    private final SecurityIdentity caller;

    Receipts(Sql sql, PersonalTables tables, Outbox outbox, SecurityIdentity caller) {
        this.sql = sql;
        this.tables = tables;
        this.outbox = outbox;
        this.caller = caller;
    }

    @Schema(name = "ErasureReason")
    enum Reason {
        REQUEST,
        RETENTION
    }

    record Erasure(UUID id, Reason reason, String askedBy, Instant at) {}

    record Forgotten(String place, long rows) {}

    private record Subject(String kind, UUID id) {}

    /** An erasure begins, in the caller's transaction. */
    void open(UUID id, Reason reason, Instant at) {
        sql.update(OPEN, id, reason, reason == Reason.RETENTION ? "leadstream" : asker(), at);
    }

    /** Before anybody lets go of anything. */
    void count(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) LeadErasing erasing) {
        List<UUID> people = sql.list(PEOPLE_OF, row -> row.getObject(1, UUID.class), erasing.leadId());
        open(erasing.erasure(), Reason.REQUEST, erasing.at());
        sql.update(SUBJECT, erasing.erasure(), "LEAD", erasing.leadId());
        people.forEach(person -> sql.update(SUBJECT, erasing.erasure(), "PERSON", person));
        keep(erasing.erasure(), new PersonalTables.People(List.of(erasing.leadId()), people));
    }

    void count(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) PersonErasing erasing) {
        open(erasing.erasure(), Reason.REQUEST, erasing.at());
        sql.update(SUBJECT, erasing.erasure(), "PERSON", erasing.personId());
        keep(erasing.erasure(), new PersonalTables.People(List.of(), List.of(erasing.personId())));
    }

    private void keep(UUID erasure, PersonalTables.People who) {
        for (Map.Entry<String, Long> place : tables.count(who).entrySet()) {
            sql.update(PLACE, erasure, place.getKey(), place.getValue());
        }
    }

    Optional<Erasure> find(UUID id) {
        return sql.first(FIND, Receipts::read, id);
    }

    List<Erasure> page(@Nullable UUID before, int count) {
        return sql.list(PAGE, Receipts::read, before, before, count);
    }

    /** The receipt that is shown. */
    Receipt receipt(Erasure erasure) {
        List<Subject> subjects =
                sql.list(SUBJECTS, row -> new Subject(row.getString(1), row.getObject(2, UUID.class)), erasure.id());
        List<Forgotten> here = sql.list(PLACES, row -> new Forgotten(row.getString(1), row.getLong(2)), erasure.id());
        List<String> events = subjects.stream()
                .flatMap(subject -> outbox.last(subject.id().toString()).stream())
                .map(Objects::toString)
                .toList();
        return Receipt.of(
                erasure,
                subjects.stream().filter(one -> one.kind().equals("LEAD")).count(),
                subjects.stream().filter(one -> one.kind().equals("PERSON")).count(),
                here,
                events);
    }

    private String asker() {
        try {
            return caller.isAnonymous() ? "leadstream" : caller.getPrincipal().getName();
        } catch (ContextNotActiveException byNoRequest) {
            return "leadstream";
        }
    }

    private static Erasure read(ResultSet row) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                Reason.valueOf(row.getString("reason")),
                row.getString("asked_by"),
                Objects.requireNonNull(Sql.instant(row, "at")));
    }
}
