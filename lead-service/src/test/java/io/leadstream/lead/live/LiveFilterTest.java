package io.leadstream.lead.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.live.About.OfCompany;
import io.leadstream.lead.live.About.OfGoneLead;
import io.leadstream.lead.live.About.OfLead;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFilterTest {

    private static final UUID LEAD = new UUID(0, 1);
    private static final UUID COMPANY = new UUID(0, 2);
    private static final LiveFilter ALL = new LiveFilter(null, null, null, null, Set.of(), null);
    private static final OfLead OURS = new OfLead(
            LEAD,
            "demo",
            Set.of("rep-7", "rep-9"),
            Set.of("IQL", "MQL"),
            "WEB_FORM",
            COMPANY,
            Set.of("acme.example", "acme"));

    @ParameterizedTest
    @CsvSource({
        ",,,,true",
        "MQL,,,,true",
        "IQL,,,,true",
        "SQL,,,,false",
        ",WEB_FORM,,,true",
        ",CHAT,,,false",
        ",,rep-7,,true",
        ",,rep-8,,false",
        ",,,acme,true",
        ",,,acme.example,true",
        ",,,00000000-0000-0000-0000-000000000002,true",
        ",,,other,false",
        "MQL,WEB_FORM,rep-9,acme,true",
        "MQL,WEB_FORM,rep-8,acme,false"
    })
    void aLeadIsWantedByWhatItIsOrWas(String status, String source, String owner, String company, boolean wanted) {
        assertEquals(wanted, new LiveFilter(status, source, owner, company, Set.of(), null).wants(OURS));
    }

    @Test
    void aPartnerHearsOfItsOwnAlone() {
        assertTrue(new LiveFilter(null, null, null, null, Set.of(), "demo").wants(OURS));
        var other = new LiveFilter(null, null, null, null, Set.of(), "other");

        assertFalse(other.wants(OURS));
        assertFalse(other.wants(new OfGoneLead(LEAD)));
        assertFalse(other.wants(new OfCompany(COMPANY, Set.of())));
    }

    @Test
    void thatALeadIsGoneIsNewsToWhoMayHaveSeenIt() {
        assertTrue(new LiveFilter("MQL", null, "rep", null, Set.of(), null).wants(new OfGoneLead(LEAD)));
        assertTrue(new LiveFilter(null, null, null, null, Set.of(LEAD), null).wants(new OfGoneLead(LEAD)));
        assertFalse(new LiveFilter(null, null, null, null, Set.of(COMPANY), null).wants(new OfGoneLead(LEAD)));
    }

    @Test
    void aCompanysFactsAreNewsToWhoLooksAtItsLeads() {
        var facts = new OfCompany(COMPANY, Set.of("acme.example"));

        assertTrue(ALL.wants(facts));
        assertTrue(new LiveFilter(null, null, null, "acme.example", Set.of(), null).wants(facts));
        assertFalse(new LiveFilter(null, null, null, "other", Set.of(), null).wants(facts));
        assertFalse(new LiveFilter("MQL", null, null, null, Set.of(), null).wants(facts));
    }
}
