package io.leadstream.lead.prospecting;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.segment.Definitions;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lists of prospects. */
@ApplicationScoped
class ProspectLists {

    private static final String GET = "select * from prospect_list where id = ?";
    private static final String LOCK = GET + " for update";
    private static final String PAGE = "select * from prospect_list where id < ? order by id desc limit ?";
    private static final String OPEN = """
            insert into prospect_list (id, name, segment, filter, size_limit, state, author, created_at, queued_at)
            values (?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?)""";
    // what a building that is under way has found so far is swept with the generation that it was to replace
    private static final String REFRESH = """
            update prospect_list
            set version = version + 1, state = 'QUEUED', filter = ?, building = building + 1, last_lead = null,
                read = 0, found = 0, queued_at = ?
            where id = ?""";
    private static final String DELETE = "delete from prospect_list where id = ?";
    private static final UUID LAST = new UUID(-1, -1);

    /** A list is to be built. */
    record Queued() {}

    private final Sql sql;
    private final Definitions segments;
    private final Event<Queued> queued;
    private final Clock clock;

    ProspectLists(Sql sql, Definitions segments, Event<Queued> queued, Clock clock) {
        this.sql = sql;
        this.segments = segments;
        this.queued = queued;
        this.clock = clock;
    }

    ProspectList get(UUID id) {
        return sql.first(GET, ProspectList::read, id).orElseThrow(() -> missing(id));
    }

    /** The newest first. */
    List<ProspectList> page(@Nullable UUID after, int count) {
        return sql.list(PAGE, ProspectList::read, after == null ? LAST : after, count);
    }

    /**
     * Opens a list, whose members are found in the background.
     *
     * @param filter the rule; absent when a segment is meant
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ProspectList open(String name, @Nullable String segment, @Nullable String filter, int limit, String author) {
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String rule = segment == null
                ? Objects.requireNonNull(filter)
                : rule(segment).orElseThrow(() -> BadInput.of("segment", "is no segment's key"));
        sql.update(OPEN, id, name, segment, rule, limit, author, now, now);
        queued.fire(new Queued());
        return get(id);
    }

    /** Finds the members anew; the old ones are shown until then. A segment counts as it is now defined. */
    @Transactional(Transactional.TxType.MANDATORY)
    ProspectList refresh(UUID id) {
        ProspectList list = sql.first(LOCK, ProspectList::read, id).orElseThrow(() -> missing(id));
        if (list.state() == ProspectList.State.DONE) {
            String rule = list.segment() == null
                    ? list.filter()
                    : rule(list.segment()).orElse(list.filter());
            sql.update(REFRESH, rule, clock.instant(), id);
            queued.fire(new Queued());
        }
        return get(id);
    }

    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        ProspectList list = sql.first(LOCK, ProspectList::read, id).orElseThrow(() -> missing(id));
        EntityTags.require(ifMatch, list.version());
        sql.update(DELETE, id);
    }

    private Optional<String> rule(String segment) {
        return segments.find(segment).map(Definitions.Definition::rule);
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("prospect list " + id);
    }
}
