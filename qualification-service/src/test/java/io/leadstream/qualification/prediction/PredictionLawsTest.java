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
    void whateverBytesAreSentAreReadOrRefusedInWords(@ForAll @Size(max = 300) byte[] bytes, @ForAll boolean isCsv)
            throws IOException {
        var rows = new ArrayList<Long>();
        try {
            new TableFile(new ObjectMapper(), Set.of())
                    .read(new ByteArrayInputStream(bytes), isCsv, (row, cells) -> rows.add(row));
        } catch (UnusableTable refused) {
            assertTrue(refused.getMessage().startsWith("row ")
                    || refused.getMessage().startsWith("the header "));
        }
    }

    /** Every table that can be read is learnt from, or it is said why not; whatever its fields are like. */
    @Property(tries = 60)
    void whateverTheFieldsAreLikeThereIsAModelOrAReason(
            @ForAll @IntRange(max = 700) int rows,
            @ForAll @IntRange(min = 1, max = 99) int percent,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 7) Integer> kinds,
            @ForAll long seed) {
        var random = new java.util.Random(seed);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < rows; i++) {
            boolean won = random.nextInt(100) < percent;
            int row = i;
            examples.add(new Example(
                    kinds.stream().map(kind -> value(kind, row, won, random)).toArray(String[]::new), won));
        }
        var fields = java.util.stream.IntStream.range(0, kinds.size())
                .mapToObj(i -> "f" + i)
                .toList();
        var data = new Dataset(fields, examples);

        var fitted = Training.fit(data, Set.of());

        if (fitted.predictor() == null) {
            assertEquals(Training.Method.NONE, fitted.method());
            assertTrue(fitted.reason() != null && !fitted.reason().isBlank());
            return;
        }
        for (double probability : fitted.predictor().probabilities(data)) {
            assertTrue(probability > 0 && probability < 1, () -> "probability " + probability);
        }
        assertTrue(Double.isFinite(fitted.metrics().logLoss()));
        assertEquals(
                fields.size(),
                fitted.fields().size() + fitted.rejected().size(),
                "every field is learnt from, or rejected with a reason");
    }

    private static @org.jspecify.annotations.Nullable String value(
            int kind, int row, boolean won, java.util.Random random) {
        return switch (kind) {
            case 0 -> null;
            case 1 -> "same";
            case 2 -> "id-" + row;
            case 3 -> random.nextBoolean() ? null : Double.toString(random.nextGaussian() * 1e9);
            case 4 -> won ? "a" : random.nextInt(9) == 0 ? null : "b";
            case 5 -> Integer.toString(random.nextInt(50) - 25);
            case 6 -> List.of("ä", "b", "\uD83D\uDE00").get(random.nextInt(3));
            default -> won ? Double.toString(1e300 * random.nextDouble()) : "-1e300";
        };
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
