package io.leadstream.forecast.winning;

import io.leadstream.forecast.cohort.Ages;
import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the book, journey by journey. */
final class Bookkeeping implements Counting<Book> {

    private static final long SECONDS_OF_DAY = 86_400;

    private final Question question;
    private final List<String> stages;
    private final Map<String, Integer> index = new HashMap<>();
    private final int asOfDay;
    private final Stays.Collected stays;
    private final List<OpenDeal> open = new ArrayList<>();
    private final List<WonDeal> won = new ArrayList<>();
    private final Groups<Group> groups;
    private final Approvals approvals = new Approvals();
    private final Map<String, ApprovalPath> waiting = new HashMap<>();
    private final int firstDay;
    private final int[][] arrivals;
    private int watchedSince;

    Bookkeeping(Ladder ladder, Question question) {
        this.question = question;
        this.stages = Book.stagesOf(ladder);
        stages.forEach(stage -> index.put(stage, index.size()));
        this.asOfDay = day(question.asOf());
        this.stays = new Stays.Collected(stages.size(), asOfDay);
        this.groups = question.segmentation().groups(() -> new Group(null));
        this.firstDay = asOfDay - Stays.MEMORY + 1;
        this.arrivals = new int[stages.size()][Stays.MEMORY];
        this.watchedSince = asOfDay + 1;
    }

    private static int day(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY);
    }

    @Override
    public void add(Journey journey) {
        if (!journey.begun()) {
            return;
        }
        watch(journey);
        arrive(journey);
        Instant observedFrom = journey.deal().observedFrom();
        List<Spell> spells = journey.spells();
        for (int i = 0; i < spells.size(); i++) {
            stay(spells.get(i), i + 1 < spells.size() ? spells.get(i + 1) : null, observedFrom);
        }
        Closing closing = journey.closing();
        if (journey.open()) {
            stands(journey, spells.getLast());
        } else if (closing != null && closing.outcome() == Outcome.WON) {
            won(journey.deal(), closing);
        }
    }

    private void watch(Journey journey) {
        Instant from = journey.deal().observedFrom();
        int since = day(journey.begunAt());
        watchedSince = Math.min(watchedSince, from == null ? since : Math.max(since, day(from)));
    }

    private void arrive(Journey journey) {
        int at = day(journey.begunAt()) - firstDay;
        Integer stage = journey.spells().isEmpty()
                ? null
                : index.get(journey.spells().getFirst().stage());
        if (stage != null && at >= 0 && at < arrivals[stage].length) {
            arrivals[stage][at]++;
        }
    }

    private void stay(Spell spell, @Nullable Spell next, @Nullable Instant observedFrom) {
        Integer stage = index.get(spell.stage());
        if (stage != null && spell.phase() != Phase.POST_SALE && !spell.outOfOrder()) {
            stays.add(
                    stage,
                    day(spell.from()),
                    Math.max(-1, Ages.observedAge(spell.from(), observedFrom)),
                    Ages.days(spell.from(), spell.to()),
                    to(spell.exit(), next));
        }
    }

    private int to(Exit exit, @Nullable Spell next) {
        return switch (exit) {
            case WON -> Stays.WON;
            case LOST -> Stays.LOST;
            case ADVANCED, BACK -> {
                Integer stage = next == null ? null : index.get(next.stage());
                yield stage == null ? Stays.LASTS : stage;
            }
            case TRANSFERRED, OPEN -> Stays.LASTS;
        };
    }

    private void stands(Journey journey, Spell spell) {
        Integer stage = index.get(spell.stage());
        if (stage != null && spell.phase() != Phase.POST_SALE) {
            Described described = journey.deal().describedAt(question.asOf());
            open.add(new OpenDeal(
                    journey.deal().deal(),
                    stage,
                    LocalDate.ofEpochDay(day(spell.from())),
                    (int) Math.min(Ages.days(spell.from(), question.asOf()), Integer.MAX_VALUE),
                    described == null ? null : described.amount(),
                    described == null ? null : described.terms().inBase(),
                    described == null ? null : described.owner(),
                    group(journey.deal(), question.asOf()),
                    0));
            ApprovalPath path = journey.deal().approvalsAt(question.asOf());
            if (path != null && path.signedAt() == null) {
                waiting.put(journey.deal().deal(), path);
            }
        }
    }

    private void won(DealHistory deal, Closing closing) {
        Described before = deal.describedAt(closing.at().minus(1, ChronoUnit.MICROS));
        Described after = deal.describedAt(closing.at());
        Money last = after == null ? null : after.amount();
        BigDecimal lastInBase = after == null ? null : after.terms().inBase();
        won.add(new WonDeal(
                deal.deal(),
                day(closing.at()),
                closing.amount() == null ? last : closing.amount(),
                closing.amount() == null ? lastInBase : inBase(deal, closing),
                before == null ? null : before.amount(),
                before == null ? null : before.terms().inBase(),
                group(deal, closing.at())));
        ApprovalPath path = deal.approvalsAt(question.asOf());
        if (path != null) {
            approvals.add(path);
        }
    }

    private static @Nullable BigDecimal inBase(DealHistory deal, Closing closing) {
        BigDecimal inBase = null;
        for (Step step : deal.steps()) {
            if (step instanceof Closed closed && closed.occurredAt().equals(closing.at())) {
                inBase = closed.inBase();
            }
        }
        return inBase;
    }

    /** One object for each group, and no more of them than are compared. */
    private @Nullable Group group(DealHistory deal, Instant at) {
        Optional<Group> group = question.segmentation().groupOf(deal, at);
        group.ifPresent(groups::of);
        return group.orElse(null);
    }

    private int delay(OpenDeal deal) {
        ApprovalPath path = waiting.get(deal.deal());
        return path == null ? 0 : approvals.daysLeft(path, question.asOf());
    }

    @Override
    public Book result() {
        open.replaceAll(deal -> deal.delayedBy(delay(deal)));
        open.sort(Comparator.comparing(OpenDeal::deal));
        won.sort(Comparator.comparingInt(WonDeal::day).thenComparing(WonDeal::deal));
        var known = new Arrivals(watchedSince, firstDay, arrivals);
        return new Book(question.asOf(), stages, stays.stays(), open, won, known);
    }
}
