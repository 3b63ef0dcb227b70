package io.leadstream.qualification.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.prediction.DatasetReader.Options;
import io.leadstream.qualification.prediction.DatasetReader.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as they come out of other programs. */
class DatasetReaderTest {

    private static final String ROWS = "Gewonnen;Größe;Umsatz\nja;groß;1,5\nnein;klein;2,25\n";

    private static Options options(String label, @Nullable String positive) {
        return new Options(label, null, null, Set.of(), Set.of(), Set.of(), positive, true);
    }

    private static Table read(byte[] table, Options options) {
        try {
            return DatasetReader.read(
                    new TableFile(new ObjectMapper(), options.missing()), new ByteArrayInputStream(table), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table read(String table, Options options) {
        return read(table.getBytes(StandardCharsets.UTF_8), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void headersAndValuesAreReadInAnyEncoding(String encoding) {
        var data = read(ROWS.getBytes(Charset.forName(encoding)), options("Gewonnen", "ja"))
                .data();

        assertEquals(List.of("Größe", "Umsatz"), data.fields());
        assertArrayEquals(
                new String[] {"groß", "1,5"}, data.examples().getFirst().values());
        assertTrue(data.examples().getFirst().converted());
        assertEquals(1, data.converted());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        var data = read("\uFEFFWon,a\n1,x\n0,y\n", options("Won", null)).data();

        assertEquals(List.of("a"), data.fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsSeen(String separator) {
        String table = "Won,a,b\n1,x,\"1;2\t3|4\"\n".replace(",", separator);

        assertEquals(List.of("a", "b"), read(table, options("Won", null)).data().fields());
    }

    @ParameterizedTest
    @CsvSource({
        "1,0",
        "Yes,No",
        "TRUE,false",
        "Won,Lost",
        "y,n",
        "t,f",
        "1.0,0.0",
        "Closed Won,Closed Lost",
        "converted,not converted"
    })
    void labelsAreWrittenInManyWays(String yes, String no) {
        var data = read("L,a\n%s,x\n%s,y\n%s,z\n".formatted(yes, no, yes), options("L", null))
                .data();

        assertEquals(2, data.converted());
        assertEquals(3, data.size());
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() {
        var table = read("L,a\n1,x\n,y\nN/A,z\n0,w\n", options("L", null));

        assertEquals(2, table.data().size());
        assertEquals(2, table.unlabelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Select", "N/A", "null", "NaN", "", " ", "-", "?"})
    void whatMeansNothingIsMissing(String text) {
        var data = read("L,a,b\n1,%s,x\n".formatted(text), options("L", null)).data();

        assertNull(data.examples().getFirst().values()[0]);
    }

    @Test
    void aColumnWithoutAnyValueIsAFieldToo() {
        var data = read("L,a,b\n1,,x\n0,,y\n", options("L", null)).data();

        assertEquals(List.of("a", "b"), data.fields());
    }

    @Test
    void numbersWithADecimalCommaAreNumbers() {
        assertArrayEquals(new double[] {1.5, -2.25, 3}, FieldEncoding.numbers(List.of("1,5", "-2,25", "3")));
        assertEquals(0, FieldEncoding.numbers(List.of("1,5,6")).length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "L,a~1,x|Lable|label names no column of the table: 'Lable'; there are [L, a]",
                "L,a~maybe,x|L|row 2 has no label that is one of",
                "L,a,a~1,x,y|L|the header names the column 'a' twice",
                "L,a~1|L|row 2 has 1 cells, not 2"
            })
    void whatCannotBeReadIsSaidInWords(String table, String label, String why) {
        var refused = assertThrows(UnusableTable.class, () -> read(table.replace('~', '\n'), options(label, null)));

        assertTrue(String.valueOf(refused.getMessage()).startsWith(why), refused::getMessage);
    }

    @Test
    void parametersNameColumns() {
        for (Options asked : List.of(
                new Options("L", "zz", null, Set.of(), Set.of(), Set.of(), null, true),
                new Options("L", null, "zz", Set.of(), Set.of(), Set.of(), null, true),
                new Options("L", null, null, Set.of("zz"), Set.of(), Set.of(), null, true),
                new Options("L", null, null, Set.of(), Set.of("zz"), Set.of(), null, true),
                new Options("L", null, null, Set.of("L"), Set.of(), Set.of(), null, true))) {
            assertThrows(UnusableTable.class, () -> read("L,a\n1,x\n", asked), asked::toString);
        }
    }

    @Test
    void brokenUtf8AfterGoodIsRefusedByRow() {
        byte[] table = "L,ä\n1,x\n0,?\n".getBytes(StandardCharsets.UTF_8);
        table[table.length - 2] = (byte) 0xe4;

        var refused = assertThrows(UnusableTable.class, () -> read(table, options("L", null)));
        assertEquals("row 3 is not UTF-8", refused.getMessage());
    }
}
