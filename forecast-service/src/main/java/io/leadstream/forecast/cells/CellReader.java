package io.leadstream.forecast.cells;

import io.leadstream.forecast.cells.Cell.End;

/** Reads the cells of a {@link CellBlock} one after the other; the fields tell of the last one that was read. */
final class CellReader {

    private static final End[] ENDS = End.values();

    private final byte[] bytes;
    private int at = 1;

    int rank;
    int entryDay;
    End end = End.ENTERED;
    int exitDay;
    boolean imputed;
    int unseenAge;
    int since;
    long count;

    CellReader(byte[] packed) {
        if (packed[0] != CellWriter.FORMAT) {
            throw new IllegalStateException("cells were packed in a format of later: " + packed[0]);
        }
        this.bytes = packed;
    }

    boolean next() {
        if (at == bytes.length) {
            return false;
        }
        int head = bytes[at++];
        end = ENDS[head & CellWriter.END];
        imputed = (head & CellWriter.IMPUTED) != 0;
        rank = (int) number();
        entryDay += (int) number();
        exitDay = entryDay + (int) number();
        unseenAge = (head & CellWriter.UNSEEN) == 0 ? Cell.SEEN_FROM_ENTRY : (int) number();
        since = (head & CellWriter.LATER) == 0 ? exitDay : exitDay + (int) number();
        count = (head & CellWriter.SEVERAL) == 0 ? 1 : number();
        return true;
    }

    /** Of what a month's cells come to: whether they left after the month in which they came. */
    boolean isBeyond() {
        return since != exitDay;
    }

    Cell cell() {
        return new Cell(rank, entryDay, end, exitDay, imputed, unseenAge, since);
    }

    private long number() {
        int part = bytes[at++];
        long rest = part & 0x7F;
        for (int shift = 7; part < 0; shift += 7) {
            part = bytes[at++];
            rest |= (part & 0x7FL) << shift;
        }
        return (rest >>> 1) ^ -(rest & 1);
    }
}
