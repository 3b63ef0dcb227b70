package io.leadstream.lead.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.privacy.PersonalTables.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalTablesTest {

    @Test
    void whatGoesWithAPersonIsFoundHoweverFarAway() {
        var places = PersonalTables.places(List.of(
                new Reference("revision", "comment_id", "comment", "id"),
                new Reference("comment", "lead_id", "lead", "id"),
                new Reference("comment", "deal_id", "deal", "id"),
                new Reference("deal", "lead_id", "lead", "id"),
                new Reference("stakeholder", "company_id", "company", "id"),
                new Reference("stakeholder", "lead_id", "lead", "id"),
                new Reference("stakeholder", "person_id", "person", "id"),
                new Reference("note_of_company", "company_id", "company", "id")));

        assertEquals(
                List.of("lead", "person", "comment", "deal", "stakeholder", "revision"),
                places.stream().map(PersonalTables.Place::table).toList());
        assertEquals(
                "\"lead_id\" = any (?::uuid[]) or \"person_id\" = any (?::uuid[])",
                places.get(4).condition());
        assertEquals(List.of("lead", "person"), places.get(4).roots());
        assertEquals(
                "\"comment_id\" in (select \"id\" from \"comment\" where \"lead_id\" = any (?::uuid[]))",
                places.get(5).condition());
    }

    @Test
    void columnsAreShownByTheNamesOfTheApi() {
        assertEquals("landingPage", ExportPerson.camel("landing_page"));
        assertEquals("at", ExportPerson.camel("at"));
    }
}
