package io.leadstream.qualification.prediction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180 row by row: quoted cells may hold separators, line ends and doubled quotes. */
final class Csv {

    static final int MOST_CELLS = 300;
    static final int LONGEST_CELL = 10_000;
    private static final int END = -1;

    private final BufferedReader text;
    private int next;
    private long row;

    Csv(Reader text) throws IOException {
        this.text = new BufferedReader(text);
        this.next = this.text.read();
        if (next == '\uFEFF') {
            next = this.text.read();
        }
    }

    /** The number of the row read last, the header being 1. */
    long row() {
        return row;
    }

    /** The next row's cells; null at the end. Empty lines are passed over. */
    @Nullable
    List<String> next() throws IOException {
        while (next == '\n' || next == '\r') {
            next = text.read();
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
        if (next == ',') {
            next = text.read();
            return true;
        }
        if (next != END && next != '\n' && next != '\r') {
            throw new MalformedRow(row, "has text after a closing quote");
        }
        return false;
    }

    private String plain() throws IOException {
        var cell = new StringBuilder();
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            add(cell);
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        var cell = new StringBuilder();
        next = text.read();
        while (true) {
            if (next == END) {
                throw new MalformedRow(row, "ends within quotes");
            }
            if (next == '"') {
                next = text.read();
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
        next = text.read();
    }
}
