package io.leadstream.qualification.lifecycle;

/** A lead was to be moved where no command leads from its present state. */
public final class LeadCannotMove extends RuntimeException {

    private final transient LifecycleState from;
    private final Lifecycle to;

    LeadCannotMove(LifecycleState from, Lifecycle to) {
        super("a lead cannot move from " + from.name() + " to " + to);
        this.from = from;
        this.to = to;
    }

    public LifecycleState from() {
        return from;
    }

    public Lifecycle to() {
        return to;
    }
}
