package io.leadstream.lead.response;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Starts and stops clocks by what happens, in whatever order it is heard of, and tells when one runs out. */
@ApplicationScoped
class FollowResponses {

    private static final int AT_ONCE = 200;
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final String TRY_TO_HOLD = "select pg_try_advisory_xact_lock(7203)";
    private static final String TAKE = """
            delete from response_inbox where id in (select id from response_inbox order by id limit ?)
            returning id, lead_id, what, type, at""";
    private static final String ASSIGNED = """
            insert into response_inbox (lead_id, what, at)
            select ?, 'ASSIGNED', ? where exists
              (select from routing_list where kind = 'TARGETS' and live and entries > 0)""";

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
                        java.util.Objects.requireNonNull(Sql.instant(row, "at"))),
                AT_ONCE);
        Deadlines deadlines = published.now();
        heard.stream()
                .sorted(java.util.Comparator.comparingLong(Heard::id))
                .forEach(one -> leads.findByIdOptional(one.leadId()).ifPresent(lead -> hear(one, lead, deadlines)));
        return heard.size();
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
            default -> throw new IllegalStateException("the triggers write nothing else");
        }
    }

    /** A lead is answered for the first time once: who gets it later goes on with the same clock. */
    private void startFirst(Lead lead, Start start, Instant at, Deadlines deadlines) {
        Optional<Target> target =
                target(lead, at, deadlines, found -> found.kind() == Kind.FIRST && found.starts() == start);
        if (target.isPresent()
                && clocks.firstOutbound(lead.id(), Instant.EPOCH)
                        .filter(at::isAfter)
                        .isEmpty()) {
            start(lead, target.get(), at, deadlines);
        }
    }

    private void startRolling(Lead lead, Heard inbound, Deadlines deadlines) {
        Instant at = inbound.at();
        Optional<Target> target = target(
                lead,
                at,
                deadlines,
                found -> found.kind() == Kind.ROLLING && found.activityTypes().contains(inbound.type()));
        List<Clock> known = clocks.ofLead(lead.id(), Kind.ROLLING);
        if (target.isEmpty() || known.stream().anyMatch(clock -> clock.isOpenAt(at))) {
            return; // nobody waits for it, or waits since earlier
        }
        Optional<Instant> answer = clocks.firstOutbound(lead.id(), at);
        Optional<Clock> next = known.stream()
                .filter(clock -> clock.startedAt().isAfter(at))
                .findFirst()
                .filter(clock -> answer.isEmpty() || !answer.get().isBefore(clock.startedAt()));
        if (next.isPresent()) {
            // heard of late: the same wait began earlier
            deadlines
                    .due(target.get(), lead.owner(), at)
                    .ifPresent(due -> clocks.move(next.get().id(), at, due));
        } else {
            start(lead, target.get(), at, deadlines);
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
        Instant met = clocks.firstOutbound(lead.id(), at).orElse(null);
        Long worked = met == null
                ? null
                : Long.valueOf(deadlines
                        .worked(target.calendar(), lead.owner(), at, met)
                        .toSeconds());
        deadlines
                .due(target, lead.owner(), at)
                .ifPresent(due -> clocks.start(lead.id(), target, lead.owner(), at, due, met, worked));
    }

    private void answered(Lead lead, Instant at, Deadlines deadlines) {
        for (Clock clock : clocks.answeredBy(lead.id(), at)) {
            Duration worked = deadlines.worked(clock.calendar(), clock.owner(), clock.startedAt(), at);
            clocks.meet(clock.id(), at, worked.toSeconds());
        }
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
                breach(one.clock(), now);
            }
        }
        return overdue.size();
    }

    private void breach(Clock clock, Instant now) {
        clocks.breached(clock.id(), now);
        outbox.add(
                LeadEvent.TOPIC,
                clock.leadId().toString(),
                new LeadEvent.ResponseBreached(
                        clock.leadId(),
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
