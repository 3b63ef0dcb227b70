package io.leadstream.qualification.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PredictionLawsTest {

    @Property(tries = 200)
    void whatIsWrittenAsCsvIsReadAgain(
            @ForAll @Size(min = 1, max = 5) List<@NotEmpty @StringLength(max = 8) String> cells) throws IOException {
        String quoted = String.join(
                ",",
                cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .toList());

        var csv = new Csv(new StringReader("a\r\n" + quoted + "\n"));

        assertEquals(List.of("a"), csv.next());
        assertEquals(cells, csv.next());
        assertEquals(null, csv.next());
    }

    @Property(tries = 300)
    void whateverIsSentIsReadOrRefusedByRow(@ForAll String text, @ForAll boolean isCsv) throws IOException {
        var rows = new ArrayList<Long>();
        try {
            new TableFile(new ObjectMapper(), Set.of())
                    .read(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                            isCsv,
                            (row, cells) -> rows.add(row));
        } catch (MalformedRow refused) {
            assertTrue(refused.getMessage().startsWith("row "));
        }
    }

    @Property(tries = 100)
    void metricsAreWithinTheirRanges(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 100) Integer> percents, @ForAll long seed) {
        double[] predicted = percents.stream().mapToDouble(p -> p / 100.0).toArray();
        boolean[] labels = new boolean[predicted.length];
        var random = new java.util.Random(seed);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextBoolean();
        }

        Metrics metrics = Metrics.of(predicted, labels);

        assertTrue(metrics.auc() >= 0 && metrics.auc() <= 1);
        assertTrue(metrics.brier() >= 0 && metrics.brier() <= 1);
        assertTrue(metrics.ece() >= 0 && metrics.ece() <= 1);
        assertEquals(
                labels.length,
                metrics.reliability().stream().mapToInt(Metrics.Bin::leads).sum());
    }

    @Property(tries = 50)
    void aRowOfAnotherLengthIsRefused(@ForAll @IntRange(min = 2, max = 9) int cells) {
        String file = "a,b\n" + "x,".repeat(cells) + "x\n";

        assertThrows(MalformedRow.class, () -> new TableFile(new ObjectMapper(), Set.of())
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), true, (row, read) -> {}));
    }
}
