package io.leadstream.forecast.conformance;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Where a deal departed from the way that is meant: each stage once, in order, up to the close.
 *
 * @param skipped the stages that it passed over, each once: created beyond them, moved past them, or won before them.
 *     What it passed in another pipeline it did not skip
 * @param movedBack the stages that it went back from, as often as it did
 * @param reentered the stages that it came to again, as often as it did
 */
record Deviations(List<String> skipped, List<String> movedBack, List<String> reentered) {

    static Deviations of(Journey journey, Ladder ladder) {
        var walk = new Walk(ladder.sale().stream().map(Stage::key).toList());
        boolean arrives = !journey.deal().steps().getFirst().place().pipeline().equals(ladder.pipeline());
        for (Spell spell : journey.spells()) {
            if (spell.phase() != Phase.POST_SALE) {
                walk.take(spell, arrives);
                arrives = spell.exit() == Exit.TRANSFERRED;
            }
        }
        if (journey.wonAt() != null) {
            walk.skipTo(ladder.sale().size() + 1);
        }
        return new Deviations(walk.skipped, walk.movedBack, walk.reentered);
    }

    boolean none() {
        return skipped.isEmpty() && movedBack.isEmpty() && reentered.isEmpty();
    }

    private static final class Walk {
        private final List<String> sale;
        private final List<String> skipped = new ArrayList<>();
        private final List<String> movedBack = new ArrayList<>();
        private final List<String> reentered = new ArrayList<>();
        private final HashSet<String> seen = new HashSet<>();
        private int high;

        Walk(List<String> sale) {
            this.sale = sale;
        }

        void take(Spell spell, boolean arrives) {
            int rank = sale.indexOf(spell.stage()) + 1;
            if (!arrives) {
                skipTo(rank);
            }
            high = Math.max(high, rank);
            if (!seen.add(spell.stage())) {
                reentered.add(spell.stage());
            }
            if (spell.exit() == Exit.BACK) {
                movedBack.add(spell.stage());
            }
        }

        /** Passes the ranks before one. */
        void skipTo(int rank) {
            for (int passed = high + 1; passed < rank; passed++) {
                skipped.add(sale.get(passed - 1));
            }
        }
    }
}
