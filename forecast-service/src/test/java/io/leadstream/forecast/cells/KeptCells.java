package io.leadstream.forecast.cells;

import io.leadstream.forecast.cells.CellBlock.Months;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.stories.Lives;
import io.leadstream.forecast.stories.Lives.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Cells as the tables keep them: changes by segment, folded into months now and then. */
public final class KeptCells {

    private final Map<String, List<byte[]>> changes = new HashMap<>();
    private final Map<Key, byte[]> cells = new HashMap<>();
    private final Map<Key, byte[]> sums = new HashMap<>();

    private record Key(String segment, Goal goal, String value, Months months) {}

    public void add(CellChanges change) {
        change.packed().forEach((segment, row) -> changes.computeIfAbsent(segment, _ -> new ArrayList<>())
                .add(row));
    }

    public void fold() {
        changes.forEach((segment, rows) -> rows.forEach(row -> CellChanges.read(
                row, (goal, value, packed) -> CellBlock.byMonth(packed).forEach((months, block) -> {
                    var key = new Key(segment, goal, value, months);
                    cells.merge(key, block, (one, other) -> CellBlock.merge(List.of(one, other)));
                    sums.merge(
                            key, CellBlock.ofMonth(goal, block), (one, other) -> CellBlock.merge(List.of(one, other)));
                }))));
        changes.clear();
    }

    /** Facts come in any order; each changes the cells by what the deal adds with it less what it added before. */
    public static List<DealHistory> arrive(List<List<Step>> lives, Ladder ladder, KeptCells kept, Random random) {
        var deals = new ArrayList<DealHistory>();
        List<List<DealFact>> told = Lives.facts(lives);
        for (int deal = 0; deal < told.size(); deal++) {
            var facts = new ArrayList<>(told.get(deal));
            Collections.shuffle(facts, random);
            Optional<DealHistory> before = Optional.empty();
            for (int known = 1; known <= facts.size(); known++) {
                Optional<DealHistory> now = DealHistory.of("d" + deal, facts.subList(0, known));
                var changes = new CellChanges(Set.of());
                before.ifPresent(history -> Contribution.add(history, ladder, -1, changes));
                now.ifPresent(history -> Contribution.add(history, ladder, 1, changes));
                kept.add(changes);
                before = now;
                if (random.nextInt(8) == 0) {
                    kept.fold();
                }
            }
            DealHistory.of("d" + deal, facts).ifPresent(deals::add);
        }
        return deals;
    }

    boolean isEmpty() {
        return changes.isEmpty() && cells.values().stream().allMatch(CellBlock::isEmpty);
    }

    /** Tells of the cells of some goals that are asked for. */
    public boolean sum(Set<Goal> goals, Asked asked, Cells cells) {
        if (!asked.isOfValue()) {
            sum(Asked.ALL, goals, asked, cells);
        }
        String segment = asked.segment();
        if (segment != null) {
            sum(segment, goals, asked, cells);
        }
        return cells.isComplete();
    }

    private void sum(String segment, Set<Goal> goals, Asked asked, Cells told) {
        changes.getOrDefault(segment, List.of())
                .forEach(row -> CellChanges.read(row, (goal, value, packed) -> {
                    if (goals.contains(goal) && isAsked(segment, value, asked)) {
                        told.add(goal, segment.equals(Asked.ALL) ? null : value, packed);
                    }
                }));
        cells.forEach((key, packed) -> {
            Goal goal = key.goal;
            String value = key.value;
            if (!key.segment.equals(segment) || !goals.contains(goal) || !isAsked(segment, value, asked)) {
                return;
            }
            String of = segment.equals(Asked.ALL) ? null : value;
            if (key.months.entry() >= asked.firstWholeMonth()
                    && key.months.entry() <= asked.lastWholeMonth()
                    && key.months.change() <= asked.lastMonthOfChangeAsWhole()) {
                told.addOfMonth(goal, of, key.months.entry(), sums.getOrDefault(key, packed));
            } else {
                told.add(goal, of, packed);
            }
        });
    }

    private static boolean isAsked(String segment, String value, Asked asked) {
        return segment.equals(Asked.ALL)
                || !asked.isOfValue()
                || value.equals(asked.where().value());
    }
}
