package io.leadstream.qualification.prediction;

/** A row of a file that cannot be read. */
final class MalformedRow extends RuntimeException {

    MalformedRow(long row, String what) {
        super("row " + row + " " + what);
    }
}
