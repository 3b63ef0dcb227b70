package io.leadstream.lead.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.rest.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column is which field. */
class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "E-Mail, email",
        "Email Address, email",
        "Vorname, firstName",
        "LAST NAME, lastName",
        "Téléphone, phone",
        "Firma, company.name",
        "Website, company.domain",
        "No. of Employees, company.employees",
        "Company / Account, company.name",
        "Prospect ID, externalId",
        "Lead Number, externalId",
        "Lead Source, source",
        "Original Source, source",
        "Job Title, jobTitle",
        "Phone Number, phone",
        "Annual Revenue, ",
        "Lead Origin, ",
        "Number of Employees, company.employees",
        "utm_campaign, campaign",
        "company.growthStage, company.growthStage",
        "Größe, "
    })
    void aHeaderSaysWhatPeopleMeanByIt(String header, String field) {
        assertEquals(
                field,
                Columns.of(List.of(header), Map.of()).columns().getFirst().field());
    }

    @Test
    void whatIsGivenGoesBeforeWhatIsGuessed() {
        var columns = Columns.of(List.of("Kunde", "Name", "E-Mail", "Mail"), Map.of("Kunde", "fullName", "E-Mail", ""));

        assertEquals(
                Arrays.asList("fullName", null, null, "email"),
                columns.columns().stream().map(Columns.Column::field).toList());
        assertThrows(BadInput.class, () -> Columns.of(List.of("a"), Map.of("b", "email")));
        assertThrows(BadInput.class, () -> Columns.of(List.of("a"), Map.of("a", "unheardOf")));
        assertThrows(BadInput.class, () -> Columns.of(List.of("a", "b"), Map.of("a", "email", "b", "email")));
    }

    @Property(tries = 200)
    void anyHeadersAreColumnsInTheirOrder(@ForAll List<String> headers) {
        var columns = Columns.of(headers, Map.of()).columns();

        assertEquals(
                headers.stream().map(String::strip).toList(),
                columns.stream().map(Columns.Column::header).toList());
    }
}
