package io.leadstream.qualification.prediction;

/** A row of a file that cannot be read. */
final class MalformedRow extends UnusableTable {

    private static final long serialVersionUID = 1;

    MalformedRow(long row, String what) {
        super("row " + row + " " + what);
    }
}
