package io.leadstream.rest.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** However broken a file is, every line of it that is not blank is in one record, in order. */
class CuttingLawsTest {

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars('a', 'ä', '"', ',', ';', '\t', '\n', '\r', ' ', '世')
                .ofMaxLength(8);
        return cell.list().ofSize(3).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.strings()
                .withChars('a', '"', ',', '\n', '\r', ' ', 'b')
                .ofMaxLength(200);
    }

    @Property(tries = 500)
    void whatIsWrittenWellIsReadAsItWas(@ForAll("tables") List<List<String>> table) throws IOException {
        String file = table.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n"));

        List<RawRecord> records = records(file);

        assertTrue(records.stream().allMatch(each -> each.fault() == RawRecord.Fault.NONE));
        assertEquals(
                table,
                records.stream()
                        .map(each -> Cells.of(new String(each.text(), StandardCharsets.UTF_8), ';'))
                        .toList());
    }

    @Property(tries = 1000)
    void everyLineIsInOneRecord(@ForAll("scraps") String file) throws IOException {
        var rows = new CsvRows(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), ',');
        List<RawRecord> records = all(rows);

        List<String> lines = lines(file);
        var covered = new ArrayList<Integer>();
        for (int i = 0; i < records.size(); i++) {
            RawRecord each = records.get(i);
            int from = (int) each.line();
            int to = each.fault() == RawRecord.Fault.NONE ? from + breaks(each.text()) : from;
            IntStream.rangeClosed(from, to).forEach(covered::add);
        }
        List<Integer> filled = IntStream.rangeClosed(1, lines.size())
                .filter(line -> covered.contains(line) || !lines.get(line - 1).isBlank())
                .boxed()
                .toList();
        assertEquals(filled, covered);
    }

    @Property(tries = 100)
    void aStrayQuoteCostsItsLineOnly(@ForAll @IntRange(min = 0, max = 299) int broken) throws IOException {
        String file = IntStream.range(0, 300)
                .mapToObj(i -> i == broken ? "x" + i + ",\"never closed,c" : "x" + i + ",\"b\",c")
                .collect(Collectors.joining("\n", "a,b,c\n", "\n"));

        List<RawRecord> records =
                all(new CsvRows(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), ','));

        assertEquals(301, records.size());
        assertEquals(
                List.of((long) broken + 2),
                records.stream()
                        .filter(each -> each.fault() != RawRecord.Fault.NONE)
                        .map(RawRecord::line)
                        .toList());
    }

    @Test
    void whatIsTooLongIsRefusedAloneAndTheRestGoesOn() throws IOException {
        String file = "a,b\n" + "x".repeat(300_000) + ",y\n\"" + "z\n".repeat(60_000) + "c,d\n";

        List<RawRecord> records =
                all(new CsvRows(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), ','));

        assertEquals(RawRecord.Fault.TOO_LONG, records.get(1).fault());
        assertEquals(RawRecord.Fault.UNCLOSED_QUOTE, records.get(2).fault());
        assertEquals(60_003, records.size());
        assertEquals("c,d", new String(records.getLast().text(), StandardCharsets.UTF_8));
        assertEquals(60_003, records.getLast().line());
    }

    @Property(tries = 300)
    void anyBytesAreLinesAndComeThroughTheSpool(@ForAll byte[] file) throws IOException {
        List<RawRecord> records = all(new JsonLines(new ByteArrayInputStream(file)));

        List<RawRecord> again = RawRecord.read(RawRecord.write(records));

        assertEquals(records.size(), again.size());
        for (int i = 0; i < records.size(); i++) {
            assertEquals(records.get(i).line(), again.get(i).line());
            assertArrayEquals(records.get(i).text(), again.get(i).text());
        }
    }

    @Test
    void theEncodingIsThatOfMostLines() {
        var detector = new Encoding.Detector();
        detector.see("Jäne".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Encoding.LATIN_1, detector.found());
        detector.see("Jäne".getBytes(StandardCharsets.UTF_8));
        assertEquals(Encoding.UTF_8, detector.found());
        assertEquals(
                Optional.of("Jäne €"),
                Encoding.LATIN_1.decode(new byte[] {'J', (byte) 0xe4, 'n', 'e', ' ', (byte) 0x80}));
        assertEquals(Optional.empty(), Encoding.UTF_8.decode(new byte[] {'J', (byte) 0xe4, 'n'}));
        assertEquals(';', Cells.separatorOf("a;\"b,c,d,e\";f"));
        assertEquals(',', Cells.separatorOf("email"));
    }

    private static List<RawRecord> records(String file) throws IOException {
        return all(new CsvRows(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), ';'));
    }

    private static List<RawRecord> all(Cutter cutter) throws IOException {
        var records = new ArrayList<RawRecord>();
        for (var chunk = cutter.nextChunk(); !chunk.isEmpty(); chunk = cutter.nextChunk()) {
            records.addAll(chunk);
        }
        return records;
    }

    private static List<String> lines(String file) {
        return List.of(file.split("\r\n|\r|\n", -1));
    }

    private static int breaks(byte[] text) {
        return lines(new String(text, StandardCharsets.UTF_8)).size() - 1;
    }
}
