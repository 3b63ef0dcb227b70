package io.leadstream.qualification.scoring;

/** A version of the lead score cannot go where it was asked to. */
final class ModelCannotMove extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ModelState from;
    private final ModelState.Name to;

    ModelCannotMove(ModelState from, ModelState.Name to) {
        super("a scoring model that is " + from.name() + " cannot become " + to);
        this.from = from;
        this.to = to;
    }

    ModelState from() {
        return from;
    }

    ModelState.Name to() {
        return to;
    }
}
