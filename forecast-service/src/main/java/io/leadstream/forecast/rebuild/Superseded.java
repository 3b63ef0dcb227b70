package io.leadstream.forecast.rebuild;

/** Another instance has taken the rebuild on: this one lost its lock and must not write any more. */
final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Superseded() {
        super("another instance has taken the rebuild on");
    }
}
