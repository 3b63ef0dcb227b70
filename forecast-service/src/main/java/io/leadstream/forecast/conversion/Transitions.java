package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Sum;
import io.leadstream.forecast.cells.Way;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.CountingCells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Conversion in mode {@code transition}: where the stays led that ended within the window, back-moves and re-entries
 * included. A stay that lasts is in none of the counts.
 */
public final class Transitions implements CountingCells<SortedMap<Group, Map<String, SortedMap<String, Integer>>>> {

    /** Whose cells tell it. */
    public static final Set<Goal> GOALS = Set.of(Goal.STAY);

    private final Ladder ladder;
    private final Question question;
    private final Groups<Map<String, SortedMap<String, Integer>>> groups;

    private Transitions(Ladder ladder, Question question) {
        this.ladder = ladder;
        this.question = question;
        this.groups = question.segmentation().groups(this::matrix);
    }

    /** Counts journeys along a ladder, by group. */
    public static CountingCells<SortedMap<Group, Map<String, SortedMap<String, Integer>>>> counting(
            Ladder ladder, Question question) {
        return new Transitions(ladder, question);
    }

    /** A row for each stage up to the close, in their order. */
    private Map<String, SortedMap<String, Integer>> matrix() {
        var matrix = new LinkedHashMap<String, SortedMap<String, Integer>>();
        ladder.preparation().forEach(stage -> matrix.put(stage.key(), new TreeMap<>()));
        for (Stage stage : ladder.sale()) {
            matrix.put(stage.key(), new TreeMap<>());
        }
        return matrix;
    }

    @Override
    public void add(Journey journey) {
        List<Spell> spells = journey.spells();
        for (int i = 0; i < spells.size(); i++) {
            Spell spell = spells.get(i);
            if (spell.exit() != Exit.OPEN
                    && spell.phase() != Phase.POST_SALE
                    && question.window().contains(spell.to())) {
                String to =
                        target(spell, i + 1 < spells.size() ? spells.get(i + 1).stage() : "");
                question.segmentation()
                        .groupOf(journey.deal(), spell.from())
                        .ifPresent(group -> add(group, spell.stage(), to, 1));
            }
        }
    }

    @Override
    public void add(Goal goal, int rank, Group group, Tally tally) {
        throw new IllegalArgumentException("not asked for: " + goal);
    }

    @Override
    public void add(Goal goal, int rank, Group group, Sum sum) {
        Way way = Way.of(ladder, rank);
        add(group, way.stage(), way.to(), (int) sum.all());
    }

    private void add(Group group, String stage, String to, int count) {
        groups.of(group).computeIfAbsent(stage, _ -> new TreeMap<>()).merge(to, count, Integer::sum);
    }

    private static String target(Spell spell, String next) {
        return switch (spell.exit()) {
            case ADVANCED, BACK -> next;
            case WON, LOST, TRANSFERRED, OPEN -> spell.exit().name();
        };
    }

    /** By group and stage, the number of stays by where they led: a stage's key, WON, LOST or TRANSFERRED. */
    @Override
    public SortedMap<Group, Map<String, SortedMap<String, Integer>>> result() {
        return groups.map(matrix -> matrix);
    }
}
