package io.leadstream.lead.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.duplicate.Findings.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final UUID JANE = new UUID(0, 1000);

    private static Findings of(List<Row> rows) {
        var findings = new Findings(JANE);
        rows.forEach(findings::add);
        return findings;
    }

    private static UUID card(int number) {
        return new UUID(0, number);
    }

    @Property(tries = 300)
    void theOrderAndRepetitionOfRowsMeanNothing(@ForAll("rows") List<Row> rows, @ForAll long seed) {
        var shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows);
        Collections.shuffle(shuffled, new Random(seed));

        assertEquals(of(rows).matches(), of(shuffled).matches());
    }

    @Property(tries = 300)
    void aMatchIsAtLeastAsStrongAsEachOfItsReasons(@ForAll("rows") List<Row> rows) {
        of(rows).matches().forEach(match -> match.reasons().forEach(reason -> {
            assertTrue(match.strength() >= reason.strength());
            assertTrue(match.strength() <= 1);
        }));
    }

    @Property(tries = 300)
    void noCardMatchesItselfNorByWhatIsIgnored(@ForAll("rows") List<Row> rows) {
        var findings = of(rows);

        findings.matches().forEach(match -> {
            assertTrue(!match.lead().equals(JANE));
            match.reasons().forEach(reason -> assertTrue(!findings.ignored().contains(reason.criterion())));
        });
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(990, 1030).map(FindingsTest::card),
                        Arbitraries.of(Criterion.class),
                        Arbitraries.doubles().between(0, 1))
                .as(Row::new)
                .list()
                .ofMaxSize(120);
    }

    @Test
    void twentyAreFoundAndOneMoreIsTooMany() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 20; i++) {
            rows.add(new Row(card(i), Criterion.SAME_PHONE, 0));
        }
        assertEquals(20, of(rows).matches().size());

        rows.add(new Row(card(20), Criterion.SAME_PHONE, 0));

        assertEquals(List.of(), of(rows).matches());
        assertEquals(Set.of(Criterion.SAME_PHONE), of(rows).ignored());
    }

    @Test
    void reasonsAddUp() {
        var match = of(List.of(
                        new Row(card(1), Criterion.SAME_PHONE, 1),
                        new Row(card(1), Criterion.SAME_COMPANY_AND_NAME, 1),
                        new Row(card(2), Criterion.SAME_COMPANY_AND_NAME, 0.5)))
                .matches();

        assertEquals(1, match.size(), "names that are not alike are none");
        assertEquals(0.97, match.getFirst().strength());
        assertEquals(Criterion.SAME_PHONE, match.getFirst().reasons().getFirst().criterion());
    }
}
