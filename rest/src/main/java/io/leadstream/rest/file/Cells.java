package io.leadstream.rest.file;

import java.util.ArrayList;
import java.util.List;

/** The cells of a row that {@link CsvRows} has cut out. */
public final class Cells {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private Cells() {}

    public static List<String> of(String row, char separator) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (at <= row.length()) {
            if (at < row.length() && row.charAt(at) == '"') {
                at = quoted(row, at + 1, cells);
            } else {
                int end = row.indexOf(separator, at);
                end = end < 0 ? row.length() : end;
                cells.add(row.substring(at, end));
                at = end + 1;
            }
        }
        return cells;
    }

    /** Returns where the next cell begins. */
    private static int quoted(String row, int start, List<String> cells) {
        var cell = new StringBuilder();
        int at = start;
        int quote = row.indexOf('"', at);
        while (quote >= 0 && quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
            cell.append(row, at, quote + 1);
            at = quote + 2;
            quote = row.indexOf('"', at);
        }
        int end = quote < 0 ? row.length() : quote;
        cells.add(cell.append(row, at, end).toString());
        return end + 2;
    }

    /** The separator that stands most often in a first line, outside of quotes; a comma where there is none. */
    public static char separatorOf(String firstLine) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int found = 0;
            boolean inQuotes = false;
            for (char c : firstLine.toCharArray()) {
                inQuotes ^= c == '"';
                found += !inQuotes && c == separator ? 1 : 0;
            }
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        return best;
    }

    /** As it is written into a cell. */
    public static String written(String text) {
        // what a spreadsheet would take for a formula is told that it is text
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
