package io.leadstream.rest.file;

import io.leadstream.rest.file.RawRecord.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows of cells as RFC 4180 has them, whatever the separator. A parser that meets a broken quote swallows rows up to
 * the next quote, or the rest of the file. This one refuses the line on which the quote is opened, alone, and goes on
 * with the next: no row is lost, and every line that is not blank is in one record.
 */
public final class CsvRows implements Cutter {

    public static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final byte separator;
    private final byte[] buffer = new byte[4 * LONGEST];
    private int start;
    private int end;
    private boolean exhausted;
    private long line = 1;
    private int cellsOfFirst = -1;

    public CsvRows(InputStream in, char separator) {
        this.in = in;
        this.separator = (byte) separator;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        fill();
        while (start < end && isBlankLine()) {
            skipLine();
            fill();
        }
        if (start == end) {
            return Optional.empty();
        }
        var scan = new Scan();
        Fault fault = scan.run();
        // what goes over lines and has not the cells of a row is rows with a stray quote
        boolean isShifted = scan.lines > 0 && cellsOfFirst >= 0 && scan.cells != cellsOfFirst;
        return Optional.of(fault != Fault.NONE || isShifted ? refuseLine(fault) : take(scan));
    }

    private RawRecord take(Scan scan) {
        var row = new RawRecord(line, Arrays.copyOfRange(buffer, start, scan.textEnd), Fault.NONE);
        if (cellsOfFirst < 0) {
            cellsOfFirst = scan.cells;
        }
        start = scan.next;
        line += scan.lines + 1;
        return row;
    }

    private RawRecord refuseLine(Fault fault) throws IOException {
        long refused = line;
        boolean fits = skipLine();
        Fault reason = fault == Fault.NONE ? Fault.UNCLOSED_QUOTE : fault;
        return new RawRecord(refused, new byte[0], fits ? reason : Fault.TOO_LONG);
    }

    /** Returns false when the line is longer than a row may be. */
    private boolean skipLine() throws IOException {
        int length = 0;
        while (start < end) {
            byte b = buffer[start++];
            if (b == '\n' || (b == '\r' && !feedFollows())) {
                break;
            }
            length++;
            fill();
        }
        line++;
        return length <= LONGEST;
    }

    private boolean feedFollows() {
        return start < end && buffer[start] == '\n';
    }

    private boolean isBlankLine() {
        for (int i = start; i < end; i++) {
            byte b = buffer[i];
            if (b == '\n' || b == '\r') {
                return true;
            }
            if (b == separator || (b != ' ' && b != '\t')) {
                return false;
            }
        }
        return exhausted;
    }

    /** So that a row of the longest, and its end, can be seen whole. */
    private void fill() throws IOException {
        if (exhausted || end - start > LONGEST + 2) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        while (end < buffer.length) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                exhausted = true;
                return;
            }
            end += read;
        }
    }

    /** Where a cell is while it is read. */
    private enum At {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /** Looks for the end of the row that begins at the start. */
    private final class Scan {
        private At at = At.CELL_START;
        private int cells = 1;
        private int lines;
        private int textEnd;
        private int next;

        Fault run() {
            int limit = Math.min(end, start + LONGEST + 1);
            for (int i = start; i < limit; i++) {
                byte b = buffer[i];
                boolean endsLine = b == '\n' || b == '\r';
                if (endsLine && at != At.QUOTED) {
                    textEnd = i;
                    next = b == '\r' && i + 1 < end && buffer[i + 1] == '\n' ? i + 2 : i + 1;
                    return Fault.NONE;
                }
                if (at == At.QUOTE_IN_QUOTED && b != '"' && b != separator) {
                    return Fault.BROKEN_QUOTE;
                }
                lines += b == '\n' || (b == '\r' && (i + 1 == end || buffer[i + 1] != '\n')) ? 1 : 0;
                cells += at != At.QUOTED && b == separator ? 1 : 0;
                at = after(b);
            }
            return atLimit(limit);
        }

        private Fault atLimit(int limit) {
            if (at == At.QUOTED) {
                return Fault.UNCLOSED_QUOTE;
            }
            textEnd = limit;
            next = limit;
            return limit == end && exhausted && limit - start <= LONGEST ? Fault.NONE : Fault.TOO_LONG;
        }

        private At after(byte b) {
            return switch (at) {
                case CELL_START -> b == '"' ? At.QUOTED : b == separator ? At.CELL_START : At.PLAIN;
                case PLAIN -> b == separator ? At.CELL_START : At.PLAIN;
                case QUOTED -> b == '"' ? At.QUOTE_IN_QUOTED : At.QUOTED;
                case QUOTE_IN_QUOTED -> b == '"' ? At.QUOTED : At.CELL_START;
            };
        }
    }
}
