package io.leadstream.lead.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadQueryTest {

    @Test
    void conditionsJoinAndSeveralValuesAreOne() {
        LeadQuery query =
                of(Map.of("source", List.of("chat,EVENT"), "industry", List.of("Steel"), "country", List.of("de")));

        assertTrue(query.facets().clause().contains(LeadQuery.FACETS + " && ?::text[]"));
        assertTrue(query.facets().clause().contains("not f.merged"));
        List<Object> parameters = List.of(query.facets().parameters());
        assertTrue(parameters.contains(List.of("source:CHAT", "source:EVENT")));
        assertEquals(Set.of("industry:steel", "country:DE"), Set.copyOf((List<?>) parameters.getLast()), "all in one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | red",
                "touchesFrom | many",
                "scoreTo | x",
                "createdFrom | yesterday",
                "createdBetween | 1",
                "From | 1",
                "source | CHAT,MARS",
                "status | WARM",
                "seniority | BOSS",
                "function | MAGIC",
                "sizeBand | 3-4",
                "targetAccount | perhaps",
                "sort | shoeSize",
                "after | !",
                "after | QUJD",
                "q | !!!"
            })
    void whatCannotBeIsNamed(String name, String value) {
        BadInput refused = assertThrows(BadInput.class, () -> of(Map.of(name, List.of(value))));

        assertEquals(
                List.of(name),
                refused.violations().stream().map(Violation::field).toList());
    }

    @Test
    void aCursorOfAnotherOrderIsNone() {
        String cursor = Cursor.encode("Miller", "01999999-0000-7000-8000-000000000001");

        of(Map.of("sort", List.of("lastName"), "after", List.of(cursor)));
        assertThrows(BadInput.class, () -> of(Map.of("sort", List.of("-score"), "after", List.of(cursor))));
    }

    @Test
    void aPartnerFindsItsOwn() {
        var query = LeadQuery.of(Map.of("country", List.of("de")), Optional.of("demo"));

        assertTrue(((List<?>) query.facets().parameters()[0]).contains("partner:demo"));
    }

    @Test
    void whatNobodyFilledInDoesNotFilter() {
        LeadQuery query = of(Map.of("country", List.of(""), "touchesFrom", List.of(" "), "jobTitle", List.of("")));

        assertTrue(query.facets().isEmpty());
        assertEquals("l.merged_into is null", query.rest().condition());
        assertFalse(query.isNarrowed());
        assertFalse(of(Map.of("sort", List.of("lastName"))).isDescending());
    }

    /** Each parameter has its place, whatever is asked. */
    @Property(tries = 300)
    void theStatementHasAParameterForEachPlace(@ForAll("filters") Map<String, List<String>> filters) {
        LeadQuery query = of(filters);
        for (LeadSearch.Statement statement :
                List.of(LeadSearch.all(query), LeadSearch.walk(query, query.after(), 2_500, 51))) {
            assertEquals(
                    statement.sql().chars().filter(c -> c == '?').count(),
                    statement.parameters().size());
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Map<String, List<String>>> filters() {
        Map<String, String> some = Map.ofEntries(
                Map.entry("status", "NEW,MQL,MERGED"),
                Map.entry("owner", "none,rep"),
                Map.entry("company", "acme.example"),
                Map.entry("domain", "www.acme.example"),
                Map.entry("jobTitle", "vp 100% sa_les"),
                Map.entry("sizeBand", "1-9,5001+"),
                Map.entry("segment", "a,b"),
                Map.entry("lastActivityFrom", "2026-01-01"),
                Map.entry("lastActivityTo", "2026-01-31"),
                Map.entry("scoreFrom", "10.5"),
                Map.entry("employeesTo", "100"),
                Map.entry("grade", "a1"),
                Map.entry("seniority", "vp,c_level"),
                Map.entry("function", "sales"),
                Map.entry("q", "anna doe"),
                Map.entry("sort", "-score"),
                Map.entry("changedTo", "2026-01-31T09:30:00Z"));
        return net.jqwik.api.Arbitraries.of(some.keySet()).set().map(names -> names.stream()
                .collect(java.util.stream.Collectors.toMap(name -> name, name -> List.of(some.get(name)))));
    }

    private static LeadQuery of(Map<String, List<String>> given) {
        return LeadQuery.of(given, Optional.empty());
    }
}
