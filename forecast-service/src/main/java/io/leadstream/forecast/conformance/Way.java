package io.leadstream.forecast.conformance;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The stages in which a deal stood up to its close, in order; one that it came back to is there again.
 *
 * @param cut there were more than {@link #LONGEST}: only the first are here
 */
record Way(List<String> stages, boolean cut) {

    static final int LONGEST = 30;

    Way {
        stages = List.copyOf(stages);
    }

    /**
     * How a way departs from the one that is meant.
     *
     * @param skipped the stages passed over, those before the first one too
     * @param backMoves how often it leads back
     * @param reentries how often it comes to a stage again
     */
    record Marks(List<String> skipped, int backMoves, int reentries) {}

    static Way of(Journey journey) {
        List<String> all = journey.spells().stream()
                .filter(spell -> spell.phase() != Phase.POST_SALE)
                .map(Spell::stage)
                .toList();
        return new Way(all.subList(0, Math.min(all.size(), LONGEST)), all.size() > LONGEST);
    }

    Marks marks(Ladder ladder) {
        var skipped = new ArrayList<String>();
        var seen = new HashSet<String>();
        List<String> sale = ladder.sale().stream().map(Stage::key).toList();
        int high = 0;
        int before = 0;
        int backMoves = 0;
        int reentries = 0;
        for (String stage : stages) {
            int rank = sale.indexOf(stage) + 1;
            for (int passed = high + 1; passed < rank; passed++) {
                skipped.add(sale.get(passed - 1));
            }
            backMoves += rank < before ? 1 : 0;
            reentries += seen.add(stage) ? 0 : 1;
            high = Math.max(high, rank);
            before = rank;
        }
        return new Marks(skipped, backMoves, reentries);
    }

    @Override
    public String toString() {
        return String.join(" > ", stages) + (cut ? " > …" : "");
    }
}
