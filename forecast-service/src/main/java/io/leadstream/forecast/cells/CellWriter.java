package io.leadstream.forecast.cells;

import java.io.ByteArrayOutputStream;

/** Packs cells, which come in order. */
final class CellWriter {

    static final int FORMAT = 1;

    static final int END = 0b111;
    static final int IMPUTED = 0b1000;
    static final int UNSEEN = 0b1_0000;
    static final int LATER = 0b10_0000;
    static final int SEVERAL = 0b100_0000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);
    private int entryDay;

    CellWriter() {
        out.write(FORMAT);
    }

    void write(Cell cell, long count) {
        boolean unseen = cell.unseenAge() != Cell.SEEN_FROM_ENTRY;
        boolean later = cell.since() != cell.exitDay();
        out.write(cell.end().ordinal()
                | (cell.imputed() ? IMPUTED : 0)
                | (unseen ? UNSEEN : 0)
                | (later ? LATER : 0)
                | (count != 1 ? SEVERAL : 0));
        number(cell.rank());
        number(cell.entryDay() - entryDay);
        number(cell.exitDay() - cell.entryDay());
        if (unseen) {
            number(cell.unseenAge());
        }
        if (later) {
            number(cell.since() - cell.exitDay());
        }
        if (count != 1) {
            number(count);
        }
        entryDay = cell.entryDay();
    }

    /** Negative ones too: the sign is the lowest bit. */
    private void number(long signed) {
        long rest = (signed << 1) ^ (signed >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
