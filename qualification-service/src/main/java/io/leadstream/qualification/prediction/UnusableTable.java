package io.leadstream.qualification.prediction;

/** A table that cannot be learnt from, or scored, as it is. */
class UnusableTable extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableTable(String why) {
        super(why);
    }
}
