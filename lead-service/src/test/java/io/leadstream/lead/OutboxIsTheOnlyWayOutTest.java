package io.leadstream.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody writes the outbox by hand: sequences would have holes. */
class OutboxIsTheOnlyWayOutTest {

    private static final Pattern BY_HAND = Pattern.compile("(insert\\s+into|update|delete\\s+from)\\s+outbox");

    @Test
    void noStatementOfOursWritesTheOutbox() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            List<Path> offenders = sources.filter(Files::isRegularFile)
                    .filter(file -> BY_HAND.matcher(read(file)).find())
                    .toList();
            assertEquals(List.of(), offenders);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
