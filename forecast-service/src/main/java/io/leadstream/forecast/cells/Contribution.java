package io.leadstream.forecast.cells;

import io.leadstream.forecast.cells.Cell.End;
import io.leadstream.forecast.cohort.Ages;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.statistics.CompetingRisks;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one deal adds to the cells of a ladder. It is read from the deal's journeys as of the end of each day on which
 * something happened to it: what changed from one to the next is what a cell says since that day. So the sum up to any
 * day is what the journey as of that day tells, by construction.
 */
public final class Contribution {

    private static final int SECONDS_OF_DAY = 86_400;

    private final Ladder ladder;
    private final int sign;
    private final CellChanges changes;
    private final Map<String, DealHistory> deals = new HashMap<>();

    /** What holds of a deal's passage as of some day. */
    private record Holds(
            String deal,
            Goal goal,
            int rank,
            Instant at,
            End end,
            int entryDay,
            int exitDay,
            boolean imputed,
            int unseenAge,
            long count) {

        Holds times(long more) {
            return new Holds(deal, goal, rank, at, end, entryDay, exitDay, imputed, unseenAge, count * more);
        }
    }

    /** Deals whose number or histories are not the same as of every time. */
    @FunctionalInterface
    public interface AsOf {
        Collection<DealHistory> at(Instant time);
    }

    private Contribution(Ladder ladder, int sign, CellChanges changes) {
        this.ladder = ladder;
        this.sign = sign;
        this.changes = changes;
    }

    /**
     * Adds what one deal adds, or takes it back.
     *
     * @param sign 1 or -1
     */
    public static void add(DealHistory deal, Ladder ladder, int sign, CellChanges changes) {
        add(days(deal), _ -> List.of(deal), ladder, sign, changes);
    }

    /**
     * Adds what several deals add together, or takes it back.
     *
     * @param days on which anything happened to any of them
     */
    public static void add(SortedSet<Integer> days, AsOf deals, Ladder ladder, int sign, CellChanges changes) {
        new Contribution(ladder, sign, changes).follow(days, deals);
    }

    /** The days on which something happened to a deal, or was told of it. */
    public static SortedSet<Integer> days(DealHistory deal) {
        var days = new TreeSet<Integer>();
        deal.steps().forEach(step -> days.add(day(step.occurredAt())));
        deal.descriptions().forEach(description -> days.add(day(description.occurredAt())));
        deal.learned().forEach(learned -> days.add(day(learned.occurredAt())));
        return days;
    }

    /** When something last happened to a deal, or was told of it. */
    public static Instant latest(DealHistory deal) {
        return Stream.of(deal.steps(), deal.descriptions(), deal.learned())
                .flatMap(List::stream)
                .map(DealFact::occurredAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Days since 1970 (UTC). */
    public static int day(Instant time) {
        return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY));
    }

    /** The last moment of a day that times can name. */
    public static Instant endOf(int day) {
        return Instant.ofEpochSecond((day + 1L) * SECONDS_OF_DAY).minusNanos(1_000);
    }

    private void follow(SortedSet<Integer> days, AsOf all) {
        Set<Holds> before = Set.of();
        for (int day : days) {
            Instant end = endOf(day);
            var now = new HashSet<Holds>();
            all.at(end).forEach(deal -> hold(now, deal.journey(ladder, end)));
            for (Holds gone : before) {
                if (!now.contains(gone)) {
                    count(gone, day, -1);
                }
            }
            for (Holds come : now) {
                if (!before.contains(come)) {
                    count(come, day, 1);
                }
            }
            before = now;
        }
    }

    private void hold(Set<Holds> holding, Journey journey) {
        DealHistory deal = journey.deal();
        deals.put(deal.deal(), deal);
        for (int rank = 1; rank <= ladder.sale().size(); rank++) {
            add(holding, deal, Goal.NEXT, rank, journey.passage(rank));
            add(holding, deal, Goal.WON, rank, journey.passageToWon(rank, journey.asOf()));
        }
        for (int rank = 1; rank <= ladder.postSale().size(); rank++) {
            add(holding, deal, Goal.NEXT_AFTER_SALE, rank, journey.postSalePassage(rank));
        }
        stay(holding, journey);
        Closing closing = journey.closing();
        if (closing != null) {
            close(holding, deal, closing);
        } else if (journey.open()) {
            holding.add(sum(deal, Goal.OPEN, 0, journey.asOf(), End.ENTERED, 0, 1));
        }
    }

    /** Stays alike, of one moment, are one that counts for several. */
    private void stay(Set<Holds> holding, Journey journey) {
        var ended = new HashMap<Holds, Long>();
        List<Spell> spells = journey.spells();
        for (int i = 0; i < spells.size(); i++) {
            Spell spell = spells.get(i);
            if (spell.exit() != Exit.OPEN && spell.phase() != Phase.POST_SALE) {
                int way = Way.number(ladder, spell, i + 1 < spells.size() ? spells.get(i + 1) : null);
                ended.merge(
                        sum(journey.deal(), Goal.STAY, way, spell.from(), End.ENTERED, day(spell.to()), 1),
                        1L,
                        Long::sum);
            }
        }
        ended.forEach((one, count) -> holding.add(one.times(count)));
    }

    private void close(Set<Holds> holding, DealHistory deal, Closing closing) {
        End end = closing.outcome() == Outcome.WON ? End.ADVANCED : End.LOST;
        int day = day(closing.at());
        holding.add(sum(deal, Goal.CLOSED, ladder.number(closing.stage()), closing.at(), end, day, 1));
        Money worth = deal.worth(closing);
        if (worth != null) {
            Worth.of(worth)
                    .forEach((rank, part) -> holding.add(sum(deal, Goal.WORTH, rank, closing.at(), end, day, part)));
        }
    }

    private static Holds sum(DealHistory deal, Goal goal, int rank, Instant at, End end, int day, long count) {
        return new Holds(deal.deal(), goal, rank, at, end, day, day, false, Cell.SEEN_FROM_ENTRY, count);
    }

    private static void add(Set<Holds> holding, DealHistory deal, Goal goal, int rank, @Nullable Passage passage) {
        if (passage == null) {
            return;
        }
        int entry = day(passage.at());
        long age = Ages.observedAge(passage.at(), deal.observedFrom());
        int unseen = age == CompetingRisks.FROM_ENTRY ? Cell.SEEN_FROM_ENTRY : Math.toIntExact(age);
        holding.add(new Holds(
                deal.deal(), goal, rank, passage.at(), End.ENTERED, entry, entry, passage.imputed(), unseen, 1));
        End end =
                switch (passage.exit()) {
                    case ADVANCED, WON -> End.ADVANCED;
                    case LOST -> End.LOST;
                    case TRANSFERRED -> End.TRANSFERRED;
                    case OPEN, BACK -> null;
                };
        if (end != null) {
            holding.add(new Holds(
                    deal.deal(),
                    goal,
                    rank,
                    passage.at(),
                    end,
                    entry,
                    Math.max(entry, day(passage.until())),
                    passage.imputed(),
                    unseen,
                    1));
        }
    }

    /** Of all deals, and of each segment's value that it had when it passed the stage. */
    private void count(Holds holds, int since, int change) {
        var cell =
                new Cell(holds.rank, holds.entryDay, holds.end, holds.exitDay, holds.imputed, holds.unseenAge, since);
        long count = sign * change * holds.count;
        changes.add(holds.goal, Asked.ALL, Asked.ALL, cell, count);
        Described described = Objects.requireNonNull(deals.get(holds.deal)).describedAt(holds.at);
        if (described != null) {
            String owner = described.owner();
            if (owner != null) {
                changes.add(holds.goal, "owner", owner, cell, count);
            }
            described.segments().forEach((segment, value) -> {
                if (!segment.equals("owner")) {
                    changes.add(holds.goal, segment, value, cell, count);
                }
            });
        }
    }
}
