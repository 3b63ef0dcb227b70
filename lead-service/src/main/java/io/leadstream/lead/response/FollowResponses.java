package io.leadstream.lead.response;

import io.leadstream.lead.card.FamilyChanged;
import io.leadstream.lead.card.Judged;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.OwnerChanged;
import io.leadstream.lead.database.Sql;
import io.leadstream.lead.response.Clocks.Clock;
import io.leadstream.lead.response.Target.Kind;
import io.leadstream.lead.response.Target.Start;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts and stops clocks by what happens, in whatever order it is heard of, and tells when one runs out. */
@ApplicationScoped
class FollowResponses {

    private static final int AT_ONCE = 200;
    private static final int MOST_OF_A_FAMILY = 1_000;
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final String TRY_TO_HOLD = "select pg_try_advisory_xact_lock(7203)";
    private static final String TAKE = """
            delete from response_inbox where id in (select id from response_inbox order by id limit ?)
            returning id, lead_id, what, type, at""";
    private static final String ASSIGNED = """
            insert into response_inbox (lead_id, what, at)
            select ?, 'ASSIGNED', ? where exists
              (select from routing_list where kind = 'TARGETS' and live and entries > 0)""";

    private static final String FAMILY = """
            insert into response_inbox (lead_id, what, at)
            select l.id, 'FAMILY', ? from lead l
            where l.id = any (?::uuid[]) and exists (
              select from response_clock c
              where c.lead_id = l.id or c.lead_id in (select m.id from lead m where m.merged_into = l.id))""";

    private final Sql sql;
    private final Clocks clocks;
    private final PublishedTargets published;
    private final Leads leads;
    private final Judged judged;
    private final Outbox outbox;
    private final java.time.Clock time;

    FollowResponses(
            Sql sql,
            Clocks clocks,
            PublishedTargets published,
            Leads leads,
            Judged judged,
            Outbox outbox,
            java.time.Clock time) {
        this.sql = sql;
        this.clocks = clocks;
        this.published = published;
        this.leads = leads;
        this.judged = judged;
        this.outbox = outbox;
        this.time = time;
    }

    private record Heard(
            long id, UUID leadId, String what, @Nullable String type, Instant at) {}

    /** What was done for one of them answers the other, as long as they are one. */
    void on(@Observes FamilyChanged changed) {
        sql.update(FAMILY, changed.at(), changed.both());
    }

    void on(@Observes OwnerChanged changed) {
        sql.update(ASSIGNED, changed.leadId(), changed.at());
    }

    /** Works off some of what was heard of, in its order; returns how much. One instance at a time does. */
    @Transactional
    int hearSome() {
        boolean isAny = sql.first("select exists (select from response_inbox)", row -> row.getBoolean(1))
                .orElse(false);
        if (!isAny || !sql.first(TRY_TO_HOLD, row -> row.getBoolean(1)).orElse(false)) {
            return 0;
        }
        List<Heard> heard = sql.list(
                TAKE,
                row -> new Heard(
                        row.getLong("id"),
                        row.getObject("lead_id", UUID.class),
                        row.getString("what"),
                        row.getString("type"),
                        Objects.requireNonNull(Sql.instant(row, "at"))),
                AT_ONCE);
        Deadlines deadlines = published.now();
        Map<UUID, Lead> about = about(heard);
        heard.stream()
                .sorted(Comparator.comparingLong(Heard::id))
                .filter(one -> about.containsKey(one.leadId()))
                .forEach(one -> hear(one, Objects.requireNonNull(about.get(one.leadId())), deadlines));
        return heard.size();
    }

    private Map<UUID, Lead> about(List<Heard> heard) {
        Set<UUID> ids = heard.stream().map(Heard::leadId).collect(Collectors.toSet());
        return leads.list("id in ?1", ids).stream().collect(Collectors.toMap(Lead::id, lead -> lead));
    }

    private void hear(Heard one, Lead lead, Deadlines deadlines) {
        switch (one.what()) {
            case "CAPTURED" -> startFirst(lead, Start.CAPTURE, one.at(), deadlines);
            case "ASSIGNED" -> {
                clocks.handOn(lead.id(), lead.owner());
                if (lead.owner() != null) {
                    startFirst(lead, Start.ASSIGNMENT, one.at(), deadlines);
                }
            }
            case "OUTBOUND" -> answered(lead, one.at(), deadlines);
            case "INBOUND" -> startRolling(lead, one, deadlines);
            case "FAMILY" -> recount(lead, deadlines);
            default -> throw new IllegalStateException("nothing else is written");
        }
    }

    /** A lead is answered for the first time once: who gets it later goes on with the same clock. */
    private void startFirst(Lead lead, Start start, Instant at, Deadlines deadlines) {
        Optional<Target> target =
                target(lead, at, deadlines, found -> found.kind() == Kind.FIRST && found.starts() == start);
        if (target.isPresent()
                && clocks.firstOutbound(family(lead), Instant.EPOCH)
                        .filter(at::isAfter)
                        .isEmpty()) {
            start(lead, target.get(), at, deadlines);
        }
    }

    private void startRolling(Lead lead, Heard inbound, Deadlines deadlines) {
        var rolling = new Rolling(lead, deadlines, Objects.requireNonNullElse(inbound.type(), ""));
        if (rolling.target(inbound.at()).isPresent()) {
            Waits.asked(rolling, inbound.at());
        }
    }

    /** The waits of a lead, as they are kept. */
    private final class Rolling implements Waits.Book {

        private final Lead lead;
        private final List<UUID> family;
        private final Deadlines deadlines;

        /** Of the thing that wants an answer. */
        private String type;

        Rolling(Lead lead, Deadlines deadlines, String type) {
            this.lead = lead;
            this.family = family(lead);
            this.deadlines = deadlines;
            this.type = type;
        }

        Optional<Target> target(Instant at) {
            return FollowResponses.this.target(
                    lead,
                    at,
                    deadlines,
                    found -> found.kind() == Kind.ROLLING
                            && found.activityTypes().contains(type));
        }

        @Override
        public List<Clock> waits() {
            return clocks.of(family, Kind.ROLLING);
        }

        @Override
        public Optional<Instant> answer(Instant since) {
            return clocks.firstOutbound(family, since);
        }

        @Override
        public Optional<Instant> question(Instant after, @Nullable Instant before) {
            Optional<Clocks.Inbound> question = clocks.firstInbound(family, after, before, deadlines.wantingAnAnswer());
            type = question.map(Clocks.Inbound::type).orElse("");
            return question.map(Clocks.Inbound::at).filter(at -> target(at).isPresent());
        }

        @Override
        public void begin(Instant at, @Nullable Instant met) {
            target(at).ifPresent(target -> start(lead, target, at, deadlines));
        }

        @Override
        public void begin(Clock wait, Instant at) {
            target(at)
                    .flatMap(target -> deadlines.due(target, lead.owner(), at))
                    .ifPresent(due -> clocks.move(wait.id(), at, due));
        }

        @Override
        public void end(Clock wait, Instant at) {
            clocks.meet(wait.id(), at, worked(wait, at, deadlines));
        }
    }

    private Optional<Target> target(Lead lead, Instant at, Deadlines deadlines, Predicate<Target> asked) {
        boolean isOld =
                at.isBefore(deadlines.since()) || at.isBefore(time.instant().minus(OLDEST));
        return isOld || deadlines.targets().stream().noneMatch(asked)
                ? Optional.empty()
                : deadlines.find(judged.of(lead), asked);
    }

    private void start(Lead lead, Target target, Instant at, Deadlines deadlines) {
        Instant met = clocks.firstOutbound(family(lead), at).orElse(null);
        Long worked = met == null
                ? null
                : Long.valueOf(deadlines
                        .worked(target.calendar(), lead.owner(), at, met)
                        .toSeconds());
        deadlines
                .due(target, lead.owner(), at)
                .ifPresent(due -> clocks.start(lead.id(), target, lead.owner(), at, due, met, worked));
    }

    /** The lead, those merged into it, and the one that it is part of itself. */
    private List<UUID> family(Lead lead) {
        return leads.family(lead.mergedInto().orElse(lead.id()));
    }

    /** Whose the answers are has changed: each clock is met by the first since it began. */
    private void recount(Lead lead, Deadlines deadlines) {
        List<UUID> family = family(lead);
        for (Clock clock : clocks.of(family, MOST_OF_A_FAMILY)) {
            Instant met = clocks.firstOutbound(family, clock.startedAt()).orElse(null);
            if (!Objects.equals(met, clock.metAt())) {
                clocks.meet(clock.id(), met, met == null ? null : worked(clock, met, deadlines));
            }
        }
    }

    private static long worked(Clock clock, Instant met, Deadlines deadlines) {
        return deadlines
                .worked(clock.calendar(), clock.owner(), clock.startedAt(), met)
                .toSeconds();
    }

    private void answered(Lead lead, Instant at, Deadlines deadlines) {
        for (Clock clock : clocks.answeredBy(family(lead), Kind.FIRST, at)) {
            clocks.meet(clock.id(), at, worked(clock, at, deadlines));
        }
        Waits.answered(new Rolling(lead, deadlines, ""), at);
    }

    /** Publishes some of what ran out, each once, whichever instance finds it; returns how many. */
    @Transactional
    int breachSome() {
        Instant now = time.instant();
        List<Clocks.Overdue> overdue = clocks.overdue(now, AT_ONCE);
        for (Clocks.Overdue one : overdue) {
            if ("DISQUALIFIED".equals(one.lifecycle())) {
                clocks.drop(one.clock().id(), now);
            } else {
                breach(one, now);
            }
        }
        return overdue.size();
    }

    private void breach(Clocks.Overdue overdue, Instant now) {
        Clock clock = overdue.clock();
        clocks.breached(clock.id(), now);
        outbox.add(
                LeadEvent.TOPIC,
                overdue.leadId().toString(),
                new LeadEvent.ResponseBreached(
                        overdue.leadId(),
                        clock.id(),
                        clock.kind(),
                        clock.target(),
                        clock.owner(),
                        clock.startedAt(),
                        clock.dueAt()),
                clock.dueAt(),
                now);
    }
}
