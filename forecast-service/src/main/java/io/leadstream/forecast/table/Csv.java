package io.leadstream.forecast.table;

import io.leadstream.rest.file.Cells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables by RFC 4180, in UTF-8: a row of names, then the rows as they come. Text that a spreadsheet would take
 * for a formula is told that it is text; numbers are written as in JSON.
 */
public final class Csv {

    private static final String LINE_END = "\r\n";

    private Csv() {}

    public static void write(Table table, Object answer, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(writer, table.columns());
        try {
            table.rows(answer, row -> line(writer, row));
        } catch (UncheckedIOException notTaken) {
            throw notTaken.getCause();
        }
        writer.flush();
    }

    private static void line(Writer to, List<?> cells) {
        try {
            to.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", LINE_END)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Collection<?> several ->
                Cells.written(several.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            default -> Cells.written(value.toString());
        };
    }
}
