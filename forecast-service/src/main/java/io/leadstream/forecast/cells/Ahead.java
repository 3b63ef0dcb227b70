package io.leadstream.forecast.cells;

import org.jspecify.annotations.Nullable;

/** The next cell of a block that is merged with another. */
final class Ahead implements Comparable<Ahead> {

    private final CellReader lines;

    /** Null behind the last one. */
    @Nullable
    Cell cell;

    Ahead(byte[] packed) {
        lines = new CellReader(packed);
        next();
    }

    void next() {
        cell = lines.next() ? lines.cell() : null;
    }

    long count() {
        return lines.count;
    }

    /** Who has no cell left comes last. */
    @Override
    public int compareTo(Ahead other) {
        if (cell == null || other.cell == null) {
            return Boolean.compare(cell == null, other.cell == null);
        }
        return cell.compareTo(other.cell);
    }
}
