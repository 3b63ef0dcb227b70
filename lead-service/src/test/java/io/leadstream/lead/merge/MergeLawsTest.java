package io.leadstream.lead.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What merging does to cards, and that undoing it takes it back. */
class MergeLawsTest {

    @Property(tries = 500)
    void undoingAMergeIsAsIfItHadNotBeen(
            @ForAll("cards") Values survivor,
            @ForAll("cards") Values merged,
            @ForAll("choices") Map<Field, Side> chosen,
            @ForAll boolean earlier) {
        Values after = survivor.mergedWith(merged, Choice.of(survivor, merged, earlier, chosen));

        assertEquals(survivor, after.without(survivor, after));
    }

    @Property(tries = 500)
    void whatWasChangedSinceStaysAndIsListed(
            @ForAll("cards") Values survivor,
            @ForAll("cards") Values merged,
            @ForAll("fields") Field edited,
            @ForAll boolean earlier) {
        Values after = survivor.mergedWith(merged, Choice.of(survivor, merged, earlier, Map.of()));
        Values current = after.with(edited, "edited");

        Values restored = current.without(survivor, after);

        assertEquals(survivor.with(edited, "edited"), restored);
        assertEquals(List.of(new Values.Difference(edited, after.get(edited), "edited")), after.changedTo(current));
    }

    /** Merges of one survivor, undone in any order, the later ones told each time: nothing is left of any. */
    @Property(tries = 500)
    void mergesOfOneSurvivorAreUndoneInAnyOrder(
            @ForAll("cards") Values survivor,
            @ForAll("manyCards") List<Values> others,
            @ForAll("choices") Map<Field, Side> chosen,
            @ForAll long seed) {
        record Made(Values before, Values after) {}
        var made = new ArrayList<Made>();
        Values card = survivor;
        for (Values other : others) {
            Values after = card.mergedWith(other, Choice.of(card, other, true, chosen));
            made.add(new Made(card, after));
            card = after;
        }
        var random = new Random(seed);
        while (!made.isEmpty()) {
            int which = random.nextInt(made.size());
            Made undone = made.remove(which);
            card = card.without(undone.before(), undone.after());
            for (int later = which; later < made.size(); later++) {
                Made found = made.get(later);
                made.set(
                        later,
                        new Made(
                                found.before().without(undone.before(), undone.after()),
                                found.after().without(undone.before(), undone.after())));
            }
        }

        assertEquals(survivor, card);
    }

    @Property(tries = 500)
    void noValueIsLostThatOnlyOneHas(
            @ForAll("cards") Values survivor, @ForAll("cards") Values merged, @ForAll boolean earlier) {
        Values after = survivor.mergedWith(merged, Choice.of(survivor, merged, earlier, Map.of()));

        for (Field field : Field.values()) {
            if (survivor.get(field) == null || merged.get(field) == null) {
                String only = survivor.get(field) == null ? merged.get(field) : survivor.get(field);
                assertEquals(field.isChoosable() ? only : survivor.get(field), after.get(field));
            }
        }
    }

    @Property(tries = 500)
    void whatIsChosenIsTaken(
            @ForAll("cards") Values survivor,
            @ForAll("cards") Values merged,
            @ForAll("choices") Map<Field, Side> chosen,
            @ForAll boolean earlier) {
        Values after = survivor.mergedWith(merged, Choice.of(survivor, merged, earlier, chosen));

        chosen.forEach(
                (field, side) -> assertEquals((side == Side.MERGED ? merged : survivor).get(field), after.get(field)));
    }

    @Test
    void whereThePersonCameFromIsToldByTheEarlierCapture() {
        Values survivor = new Values(Map.of(Field.CAMPAIGN, "late", Field.JOB_TITLE, "VP"));
        Values merged = new Values(Map.of(Field.CAMPAIGN, "early", Field.JOB_TITLE, "CEO"));

        Values after = survivor.mergedWith(merged, Choice.of(survivor, merged, false, Map.of()));

        assertEquals("early", after.get(Field.CAMPAIGN));
        assertEquals("VP", after.get(Field.JOB_TITLE));
        assertEquals("EARLIER_CAPTURE_FIRST", Choice.reason(Field.CAMPAIGN, survivor, merged, false));
        assertEquals("SURVIVOR_FIRST", Choice.reason(Field.JOB_TITLE, survivor, merged, false));
    }

    @ParameterizedTest
    @CsvSource({
        "MQL, IQL, true",
        "SQL, SAL, true",
        "IQL, NEW, true",
        "NEW, IQL, false",
        "SAL, SAL, false",
        "RECYCLED, IQL, false",
        "DISQUALIFIED, NEW, false",
        "IQL, DISQUALIFIED, true"
    })
    void theFurtherOneSurvives(String status, String than, boolean further) {
        assertEquals(further, Progress.isFurther(status, than));
    }

    @Provide
    Arbitrary<Field> fields() {
        return Arbitraries.of(Field.class).filter(Field::isChoosable);
    }

    @Provide
    Arbitrary<Map<Field, Side>> choices() {
        return Arbitraries.maps(fields(), Arbitraries.of(Side.class)).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Values>> manyCards() {
        return cards().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Values> cards() {
        return Arbitraries.maps(Arbitraries.of(Field.class), Arbitraries.of("a", "b", "c"))
                .map(Values::new);
    }
}
