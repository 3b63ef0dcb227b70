package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real lists, which lie beside the project and are not part of it: without them this is skipped. */
class RealListsTest {

    private static final Path DATA = Path.of("../../shared/data");

    @Test
    void everyAccountIsACompanyOfItsOwn() throws IOException {
        List<String> names = column("crm-sales-opportunities/accounts.csv", 0).toList();

        assertEquals(
                names.size(), names.stream().map(CompanyName::of).distinct().count());
    }

    @Test
    void everyNumberOfEmployeesHasItsBand() throws IOException {
        column("crm-sales-opportunities/accounts.csv", 4)
                .forEach(employees -> SizeBand.of(Integer.parseInt(employees)));
    }

    @Test
    void aCountryByItsNameIsRefusedSayingWhatIsWanted() throws IOException {
        column("x-education-leads/leads-train.csv", 11).distinct().forEach(country -> {
            var refused = assertThrows(IllegalArgumentException.class, () -> Country.of(country), country);
            assertTrue(refused.getMessage().contains("ISO 3166-1 alpha-2"));
        });
    }

    /** These columns and those before them hold no comma. */
    private static Stream<String> column(String file, int index) throws IOException {
        Path list = DATA.resolve(file);
        assumeTrue(Files.exists(list), "skipped: the list is not here");
        return Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[index])
                .filter(value -> !value.isBlank());
    }
}
