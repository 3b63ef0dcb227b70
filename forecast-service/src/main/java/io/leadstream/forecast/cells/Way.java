package io.leadstream.forecast.cells;

import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Where a stay led, as a number that cells are counted by.
 *
 * @param stage the key of the stage that was left
 * @param to the key of the next one, or WON, LOST or TRANSFERRED
 */
public record Way(String stage, String to) {

    private static final Exit[] EXITS = Exit.values();

    /** The way that a number tells of. */
    public static Way of(Ladder ladder, int number) {
        int ends = ends(ladder);
        int to = number % ends;
        return new Way(
                ladder.stage(number / ends),
                to < EXITS.length ? EXITS[to].name() : ladder.stage(to - EXITS.length + 1));
    }

    /** @param next the stay that followed; null when none did */
    static int number(Ladder ladder, Spell spell, @Nullable Spell next) {
        int to =
                switch (spell.exit()) {
                    case WON, LOST, TRANSFERRED, OPEN -> spell.exit().ordinal();
                    case ADVANCED, BACK -> EXITS.length - 1 + (next == null ? 0 : ladder.number(next.stage()));
                };
        int from = ladder.number(spell.stage());
        boolean isHere = from > 0 && (to >= EXITS.length || !moves(spell));
        return isHere ? from * ends(ladder) + to : 0;
    }

    private static boolean moves(Spell spell) {
        return spell.exit() == Exit.ADVANCED || spell.exit() == Exit.BACK;
    }

    private static int ends(Ladder ladder) {
        return EXITS.length + ladder.stages();
    }
}
