package io.leadstream.qualification.prediction;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180 row by row: quoted cells may hold separators, line ends and doubled quotes. The separator is whichever
 * of comma, semicolon, tab and bar is most often in the first row.
 */
final class Csv {

    static final int MOST_CELLS = 300;
    static final int LONGEST_CELL = 10_000;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int END = -1;
    private static final String SEPARATORS = ",;\t|";

    private final Reader text;
    private final StringBuilder header = new StringBuilder();
    private final char separator;
    private int inHeader;
    private int next;
    private long row;

    Csv(Reader text) throws IOException {
        this.text = text;
        this.separator = separator();
        this.next = read();
        if (next == '\uFEFF') {
            next = read();
        }
    }

    /** The number of the row read last, the header being 1. */
    long row() {
        return row;
    }

    /** Looks at the first row, which is read again afterwards. */
    private char separator() throws IOException {
        int[] counts = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        boolean isEmpty = true;
        for (int c = fromText(); c != END; c = fromText()) {
            header.append((char) c);
            isQuoted ^= c == '"';
            boolean isLineEnd = c == '\n' || c == '\r';
            if (isLineEnd && !isQuoted && !isEmpty || header.length() >= LONGEST_HEADER) {
                break;
            }
            isEmpty &= isLineEnd;
            int place = isQuoted ? END : SEPARATORS.indexOf(c);
            if (place >= 0) {
                counts[place]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private int read() throws IOException {
        return inHeader < header.length() ? header.charAt(inHeader++) : fromText();
    }

    private int fromText() throws IOException {
        try {
            return text.read();
        } catch (CharConversionException broken) {
            throw new MalformedRow(Math.max(1, row), "is not UTF-8");
        }
    }

    /** The next row's cells; null at the end. Empty lines are passed over. */
    @Nullable
    List<String> next() throws IOException {
        while (next == '\n' || next == '\r') {
            next = read();
        }
        if (next == END) {
            return null;
        }
        row++;
        var cells = new ArrayList<String>();
        do {
            if (cells.size() == MOST_CELLS) {
                throw new MalformedRow(row, "has more than " + MOST_CELLS + " cells");
            }
            cells.add(next == '"' ? quoted() : plain());
        } while (separated());
        return cells;
    }

    private boolean separated() throws IOException {
        if (next == separator) {
            next = read();
            return true;
        }
        if (next != END && next != '\n' && next != '\r') {
            throw new MalformedRow(row, "has text after a closing quote");
        }
        return false;
    }

    private String plain() throws IOException {
        var cell = new StringBuilder();
        while (next != separator && next != '\n' && next != '\r' && next != END) {
            add(cell);
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        var cell = new StringBuilder();
        next = read();
        while (true) {
            if (next == END) {
                throw new MalformedRow(row, "ends within quotes");
            }
            if (next == '"') {
                next = read();
                if (next != '"') {
                    return cell.toString();
                }
            }
            add(cell);
        }
    }

    private void add(StringBuilder cell) throws IOException {
        if (cell.length() == LONGEST_CELL) {
            throw new MalformedRow(row, "has a cell of more than " + LONGEST_CELL + " characters");
        }
        cell.append((char) next);
        next = read();
    }
}
