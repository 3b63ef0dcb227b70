package io.leadstream.qualification.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table row by row: CSV with a header, or lines of flat JSON objects. Empty cells are missing. */
final class TableFile {

    static final int LONGEST_LINE = 1 << 20;

    /** Takes one row: the texts of the fields that it has. */
    @FunctionalInterface
    interface RowTaker {
        void take(long row, Map<String, String> cells) throws IOException;
    }

    private final ObjectMapper mapper;
    /** What programs and forms write where there is no value: whatever its case. */
    private static final Set<String> NOTHING =
            Set.of("null", "nan", "na", "n/a", "#n/a", "<na>", "select", "- select -", "please select", "-", "--", "?");

    private final Set<String> missing;
    private final Set<String> columns = new LinkedHashSet<>();

    /**
     * Prepares reading.
     *
     * @param missing texts that mean that there is no value, beside the empty one and those of every day
     */
    TableFile(ObjectMapper mapper, Set<String> missing) {
        this.mapper = mapper;
        this.missing = missing;
    }

    void read(InputStream in, boolean isCsv, RowTaker taker) throws IOException {
        Reader text = AnyText.of(in);
        if (isCsv) {
            csv(new Csv(text), taker);
        } else {
            lines(text, taker);
        }
    }

    /** The columns that there are in what was read, in their order, those without any value among them. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    private void csv(Csv csv, RowTaker taker) throws IOException {
        List<String> named = csv.next();
        if (named == null) {
            return;
        }
        List<String> header = named.stream().map(String::strip).toList();
        for (String column : header) {
            if (!columns.add(column)) {
                throw new UnusableTable("the header names the column '" + column + "' twice");
            }
        }
        // texts repeat: one copy of each in memory
        var known = new HashMap<String, String>();
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            if (row.size() != header.size()) {
                throw new MalformedRow(csv.row(), "has " + row.size() + " cells, not " + header.size());
            }
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < row.size(); i++) {
                put(cells, header.get(i), row.get(i), known);
            }
            taker.take(csv.row(), cells);
        }
    }

    private void lines(Reader text, RowTaker taker) throws IOException {
        var known = new HashMap<String, String>();
        long row = 0;
        for (String line = line(text, 1); line != null; line = line(text, row + 1)) {
            row++;
            if (line.isBlank()) {
                continue;
            }
            var cells = new LinkedHashMap<String, String>();
            for (Map.Entry<String, JsonNode> field : object(row, line).properties()) {
                JsonNode value = field.getValue();
                if (value.isContainerNode()) {
                    throw new MalformedRow(row, "is not flat");
                }
                columns.add(field.getKey());
                put(cells, field.getKey(), value.isNull() ? "" : value.asText(), known);
            }
            if (columns.size() > Csv.MOST_CELLS) {
                throw new MalformedRow(row, "has a field that is one too many: " + Csv.MOST_CELLS + " are taken");
            }
            taker.take(row, cells);
        }
    }

    private static @Nullable String line(Reader text, long row) throws IOException {
        try {
            return read(text, row);
        } catch (CharConversionException broken) {
            throw new MalformedRow(row, "is not UTF-8");
        }
    }

    private static @Nullable String read(Reader text, long row) throws IOException {
        var line = new StringBuilder();
        int next = text.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new MalformedRow(row, "is longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
            next = text.read();
        }
        return line.toString();
    }

    private JsonNode object(long row, String line) {
        try {
            JsonNode node = mapper.readTree(row == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException notJson) {
            // named below: the parser's words quote the data
        }
        throw new MalformedRow(row, "is not a JSON object");
    }

    private void put(Map<String, String> cells, String field, String text, Map<String, String> known) {
        String value = text.strip();
        if (value.isEmpty() || missing.contains(value) || NOTHING.contains(value.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (value.length() > Csv.LONGEST_CELL) {
            value = value.substring(0, Csv.LONGEST_CELL);
        }
        String one = known.size() < 100_000 ? known.computeIfAbsent(value, same -> same) : value;
        cells.put(field, one);
    }
}
