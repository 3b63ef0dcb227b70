package io.leadstream.lead.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is known is never overwritten, what is empty is filled, and the same offer again changes nothing. */
class FillingLawsTest {

    @Property
    void aPersonKeepsWhatIsKnownAndTakesWhatWasEmpty(@ForAll("persons") Person known, @ForAll("persons") Person offer) {
        Person filled = known.filledBy(offer);

        assertFilled(known.email(), offer.email(), filled.email());
        assertFilled(known.phone(), offer.phone(), filled.phone());
        assertFilled(known.firstName(), offer.firstName(), filled.firstName());
        assertFilled(known.lastName(), offer.lastName(), filled.lastName());
        assertFilled(known.jobTitle(), offer.jobTitle(), filled.jobTitle());
        assertFilled(known.ageBand(), offer.ageBand(), filled.ageBand());
        assertFilled(known.country(), offer.country(), filled.country());
        assertFilled(known.region(), offer.region(), filled.region());
        assertEquals(filled, filled.filledBy(offer));
    }

    @Property
    void anOriginKeepsItsSourceAndWhatIsKnown(@ForAll("origins") Origin known, @ForAll("origins") Origin offer) {
        Origin filled = known.filledBy(offer);

        assertEquals(known.source(), filled.source());
        assertFilled(known.medium(), offer.medium(), filled.medium());
        assertFilled(known.campaign(), offer.campaign(), filled.campaign());
        assertFilled(known.referrer(), offer.referrer(), filled.referrer());
        assertFilled(known.landingPage(), offer.landingPage(), filled.landingPage());
        assertFilled(known.consent(), offer.consent(), filled.consent());
        assertEquals(filled, filled.filledBy(offer));
    }

    @Property
    void aCompanyKeepsWhatIsKnownAndTakesWhatWasEmpty(
            @ForAll("companies") Firmographics known, @ForAll("companies") Firmographics offer) {
        Firmographics filled = known.filledBy(offer);

        assertFilled(known.name(), offer.name(), filled.name());
        assertFilled(known.industry(), offer.industry(), filled.industry());
        assertFilled(known.employees(), offer.employees(), filled.employees());
        assertFilled(known.growthStage(), offer.growthStage(), filled.growthStage());
        assertFilled(known.funding(), offer.funding(), filled.funding());
        assertFilled(known.productUsers(), offer.productUsers(), filled.productUsers());
        assertEquals(filled, filled.filledBy(offer));
    }

    private static void assertFilled(@Nullable Object known, @Nullable Object offered, @Nullable Object filled) {
        assertEquals(known == null ? offered : known, filled);
    }

    @Provide
    Arbitrary<Person> persons() {
        Arbitrary<String> text = text();
        return Builders.withBuilder(() -> new String[8])
                .use(text)
                .inSetter((values, value) -> values[0] = value)
                .use(text)
                .inSetter((values, value) -> values[1] = value)
                .use(text)
                .inSetter((values, value) -> values[2] = value)
                .use(text)
                .inSetter((values, value) -> values[3] = value)
                .use(text)
                .inSetter((values, value) -> values[4] = value)
                .use(text)
                .inSetter((values, value) -> values[5] = value)
                .use(text)
                .inSetter((values, value) -> values[6] = value)
                .use(text)
                .inSetter((values, value) -> values[7] = value)
                .build(v -> new Person(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]));
    }

    @Provide
    Arbitrary<Origin> origins() {
        return net.jqwik.api.Combinators.combine(Arbitraries.of(Source.class), text(), text(), text(), text(), text())
                .as(Origin::new);
    }

    @Provide
    Arbitrary<Firmographics> companies() {
        return net.jqwik.api.Combinators.combine(text(), text(), number(), text(), text(), number())
                .as(Firmographics::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("a", "b").injectNull(0.5);
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.of(1, 2).injectNull(0.5);
    }
}
