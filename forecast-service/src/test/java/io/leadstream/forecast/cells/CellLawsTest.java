package io.leadstream.forecast.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cells.Cell.End;
import io.leadstream.forecast.stories.Lives;
import io.leadstream.forecast.stories.Lives.Step;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Cells are packed and changed without losing or inventing any. */
class CellLawsTest {

    @Property(tries = 300)
    void whatIsPackedIsReadAsItWas(@ForAll("cells") Map<Cell, Long> cells) {
        assertEquals(cells, read(CellBlock.pack(cells)));
    }

    @Property(tries = 300)
    void blocksAreMergedAsTheirCellsAreAddedUp(
            @ForAll("cells") Map<Cell, Long> one, @ForAll("cells") Map<Cell, Long> other) {
        Map<Cell, Long> back = new HashMap<>(one);
        back.replaceAll((_, count) -> -count);
        var sum = new HashMap<>(one);
        other.forEach((cell, count) -> sum.merge(cell, count, Long::sum));
        assertArrayEquals(CellBlock.pack(sum), CellBlock.merge(List.of(CellBlock.pack(one), CellBlock.pack(other))));
        assertTrue(CellBlock.isEmpty(CellBlock.merge(List.of(CellBlock.pack(one), CellBlock.pack(back)))));
    }

    @Property(tries = 200)
    void monthsTakeACellEach(@ForAll("cells") Map<Cell, Long> cells) {
        var all = new HashMap<Cell, Long>();
        CellBlock.byMonth(CellBlock.pack(cells))
                .forEach((months, block) -> read(block).forEach((cell, count) -> {
                    assertEquals(months.entry(), Month.of(cell.entryDay()));
                    assertEquals(months.change(), Month.of(cell.since()));
                    all.merge(cell, count, Long::sum);
                }));
        assertEquals(cells, all);
    }

    @Property(tries = 100)
    void whatIsErasedLeavesNoCell(@ForAll("lives") List<List<Step>> lives, @ForAll Random random) {
        var kept = new KeptCells();
        KeptCells.arrive(lives.stream().map(CellLawsTest::erased).toList(), Story.ladder(), kept, random);
        kept.fold();
        assertTrue(kept.isEmpty());
    }

    private static List<Step> erased(List<Step> life) {
        var erased = new ArrayList<>(life);
        erased.add(new Step("erase", 1));
        return erased;
    }

    private static Map<Cell, Long> read(byte[] packed) {
        var cells = new HashMap<Cell, Long>();
        var reader = new CellReader(packed);
        while (reader.next()) {
            cells.put(reader.cell(), reader.count);
        }
        return cells;
    }

    @Provide
    Arbitrary<List<List<Step>>> lives() {
        return Lives.ofAnyKind();
    }

    @Provide
    Arbitrary<Map<Cell, Long>> cells() {
        Arbitrary<Integer> day = Arbitraries.integers().between(-800, 40_000);
        Arbitrary<Cell> cell = Combinators.combine(
                        Arbitraries.integers().between(0, 300_000),
                        day,
                        Arbitraries.of(End.values()),
                        Arbitraries.integers().between(0, 4_000),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-5, 400).injectDuplicates(0.2),
                        day)
                .as((rank, entry, end, age, imputed, unseen, since) -> new Cell(
                        rank,
                        entry,
                        end,
                        entry + age,
                        imputed,
                        unseen < 0 ? Cell.SEEN_FROM_ENTRY : unseen,
                        unseen % 2 == 0 ? entry + age : since));
        Arbitrary<Long> count = Arbitraries.longs().filter(number -> number != 0 && number != Long.MIN_VALUE);
        return Arbitraries.maps(cell, count).ofMaxSize(40);
    }
}
