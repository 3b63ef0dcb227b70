package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyTest {

    private static final CompanyKey AT_ACME = new CompanyKey("acme.example", null);
    private static final CompanyKey BY_NAME = new CompanyKey(null, "acme");

    private final Company own = company(null, null);
    private final Company named = company(BY_NAME, "Acme");
    private final Company atDomain = company(AT_ACME, "ACME Inc.");

    @Test
    void whatNobodyElseCanFindYieldsToWhatCanBeFound() {
        assertTrue(own.yieldsTo(named));
        assertTrue(own.yieldsTo(atDomain));
        assertTrue(named.yieldsTo(atDomain));
    }

    @Test
    void aCompanyKeepsItsLeadsOtherwise() {
        assertFalse(own.yieldsTo(own));
        assertFalse(named.yieldsTo(own));
        assertFalse(named.yieldsTo(company(BY_NAME, "Acme")));
        assertFalse(named.yieldsTo(company(new CompanyKey("globex.example", null), "Globex")));
        assertFalse(atDomain.yieldsTo(company(new CompanyKey("acme.de", null), "Acme")));
    }

    @Test
    void whatIsTakenInFillsWhatIsEmptyAndTheFirstNameStays() {
        var beside = new Company(
                UUID.randomUUID(),
                new Company.Offer(BY_NAME, new Firmographics("Globex", "STEEL", 60, null, null, null)),
                NOON);
        assertTrue(atDomain.lacks(beside));

        atDomain.takeIn(beside);

        assertEquals(new Firmographics("ACME Inc.", "STEEL", 60, null, null, null), atDomain.firmographics());
        assertFalse(atDomain.lacks(beside));
    }

    @Test
    void whatWasChangedByHandIsTakenAndTheRestStays() {
        var now = new Firmographics("Acme", "SOFTWARE", 240, null, "SEED", 12);
        var seen = new Firmographics("Acme", null, 200, null, "SEED", null);
        var wanted = new Firmographics("Acme", null, 60, "GROWTH", null, null);

        assertEquals(new Firmographics("Acme", "SOFTWARE", 60, "GROWTH", null, 12), now.changed(seen, wanted));
    }

    private static Company company(@Nullable CompanyKey key, @Nullable String name) {
        return new Company(UUID.randomUUID(), new Company.Offer(key, firmographics(name)), NOON);
    }

    private static Firmographics firmographics(@Nullable String name) {
        return new Firmographics(name, null, null, null, null, null);
    }
}
