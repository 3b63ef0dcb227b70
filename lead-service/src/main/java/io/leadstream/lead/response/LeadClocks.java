package io.leadstream.lead.response;

import io.leadstream.lead.card.Lead;
import io.leadstream.lead.response.Clocks.Clock;
import io.leadstream.lead.response.ResponseInbox.Heard;
import io.leadstream.lead.response.Target.Kind;
import io.leadstream.lead.response.Target.Start;
import io.leadstream.lead.rule.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clocks of one lead, as long as something is heard of it. What is done for those that are one with it counts. */
final class LeadClocks implements Waits.Book {

    private static final int MOST_OF_A_FAMILY = 1_000;

    /** What is told later than that is history. */
    private static final Duration OLDEST = Duration.ofDays(7);

    /**
     * Whose clocks they are.
     *
     * @param family the lead, those merged into it, and the one that it is part of itself; asked for, as the attributes
     *     are, only where there is a target
     */
    record Whose(Lead lead, Supplier<List<UUID>> family, Supplier<Attributes> attributes) {}

    private final Clocks clocks;
    private final Whose whose;
    private final Deadlines deadlines;
    private final Instant now;

    private @Nullable List<UUID> family;

    /** Of the thing that wants an answer. */
    private String type = "";

    LeadClocks(Clocks clocks, Whose whose, Deadlines deadlines, Instant now) {
        this.clocks = clocks;
        this.whose = whose;
        this.deadlines = deadlines;
        this.now = now;
    }

    private List<UUID> family() {
        List<UUID> known = family;
        if (known == null) {
            known = whose.family().get();
            family = known;
        }
        return known;
    }

    void hear(Heard heard) {
        Instant at = heard.at();
        switch (heard.what()) {
            case "CAPTURED" -> startFirst(Start.CAPTURE, at);
            case "ASSIGNED" -> assigned(at);
            case "OUTBOUND" -> answered(at);
            case "INBOUND" -> asked(Objects.requireNonNullElse(heard.type(), ""), at);
            case "FAMILY" -> recount();
            default -> throw new IllegalStateException("nothing else is written");
        }
    }

    private void assigned(Instant at) {
        clocks.handOn(whose.lead().id(), whose.lead().owner());
        if (whose.lead().owner() != null) {
            startFirst(Start.ASSIGNMENT, at);
        }
    }

    /** A lead is answered for the first time once: who gets it later goes on with the same clock. */
    private void startFirst(Start start, Instant at) {
        Optional<Target> target = target(at, found -> found.kind() == Kind.FIRST && found.starts() == start);
        if (target.isPresent() && answer(Instant.EPOCH).filter(at::isAfter).isEmpty()) {
            start(target.get(), at, answer(at).orElse(null));
        }
    }

    private void asked(String what, Instant at) {
        type = what;
        if (rolling(at).isPresent()) {
            Waits.asked(this, at);
        }
    }

    private void answered(Instant at) {
        clocks.answeredBy(family(), Kind.FIRST, at).forEach(clock -> end(clock, at));
        Waits.answered(this, at);
    }

    /** Whose the answers are has changed: each clock is met by the first since it began. */
    private void recount() {
        for (Clock clock : clocks.of(family(), MOST_OF_A_FAMILY)) {
            Instant met = answer(clock.startedAt()).orElse(null);
            if (!Objects.equals(met, clock.metAt())) {
                clocks.meet(clock.id(), met, met == null ? null : worked(clock, met));
            }
        }
    }

    private Optional<Target> rolling(Instant at) {
        return target(
                at,
                found -> found.kind() == Kind.ROLLING && found.activityTypes().contains(type));
    }

    private Optional<Target> target(Instant at, Predicate<Target> asked) {
        boolean isOld = at.isBefore(deadlines.since()) || at.isBefore(now.minus(OLDEST));
        return isOld || deadlines.targets().stream().noneMatch(asked)
                ? Optional.empty()
                : deadlines.find(whose.attributes().get(), asked);
    }

    private void start(Target target, Instant at, @Nullable Instant met) {
        String owner = whose.lead().owner();
        Long worked = met == null
                ? null
                : Long.valueOf(
                        deadlines.worked(target.calendar(), owner, at, met).toSeconds());
        deadlines
                .due(target, owner, at)
                .ifPresent(due -> clocks.start(whose.lead().id(), target, owner, at, due, met, worked));
    }

    private long worked(Clock clock, Instant met) {
        return worked(clock, clock.startedAt(), met);
    }

    private long worked(Clock clock, Instant start, Instant met) {
        return deadlines.worked(clock.calendar(), clock.owner(), start, met).toSeconds();
    }

    @Override
    public List<Clock> waits() {
        return clocks.of(family(), Kind.ROLLING);
    }

    @Override
    public Optional<Instant> answer(Instant since) {
        return clocks.firstOutbound(family(), since);
    }

    @Override
    public Optional<Instant> question(Instant after, @Nullable Instant before) {
        Optional<Clocks.Inbound> question = clocks.firstInbound(family(), after, before, deadlines.wantingAnAnswer());
        type = question.map(Clocks.Inbound::type).orElse("");
        return question.map(Clocks.Inbound::at).filter(at -> rolling(at).isPresent());
    }

    @Override
    public void begin(Instant at, @Nullable Instant met) {
        rolling(at).ifPresent(target -> start(target, at, met));
    }

    @Override
    public void begin(Clock wait, Instant at) {
        rolling(at)
                .flatMap(target -> deadlines.due(target, whose.lead().owner(), at))
                .ifPresent(due -> {
                    clocks.move(wait.id(), at, due);
                    if (wait.metAt() != null) {
                        clocks.meet(wait.id(), wait.metAt(), worked(wait, at, wait.metAt()));
                    }
                });
    }

    @Override
    public void end(Clock wait, Instant at) {
        clocks.meet(wait.id(), at, worked(wait, at));
    }
}
