package io.leadstream.qualification.lifecycle;

/** Only what marketing offers is rejected: a lead that is marketing-qualified now. */
public final class LeadIsNotOffered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient LifecycleState from;

    LeadIsNotOffered(LifecycleState from) {
        super("only a marketing-qualified lead is rejected, not one that is " + from.name());
        this.from = from;
    }

    public LifecycleState from() {
        return from;
    }
}
