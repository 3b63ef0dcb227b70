package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuyingRoleTest {

    @Test
    void thereAreEight() {
        assertEquals(8, BuyingRole.values().length);
    }

    /** The document lies beside the project where it is developed; a clone does not have it. */
    @Test
    void theyAgreeWithTheDocumentLineByLine() throws IOException {
        List<Path> places = Stream.iterate(
                        Path.of("").toAbsolutePath(), path -> path.getParent() != null, Path::getParent)
                .map(path -> path.resolve("shared/domain.md"))
                .filter(Files::exists)
                .toList();
        assumeTrue(!places.isEmpty(), "the domain's document is not here");
        String document = Files.readString(places.getFirst());

        for (BuyingRole role : BuyingRole.values()) {
            String line = "| **" + role.title() + "** | " + role.does() + " | " + role.means() + " |";
            assertTrue(document.contains(line), line);
        }
    }
}
