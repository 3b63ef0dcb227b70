package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.framework.Criterion;
import java.util.List;

/** A lead was to be sales-qualified before everything was found out. */
public final class CriteriaMissing extends RuntimeException {

    private final transient LifecycleState from;
    private final transient List<Criterion> missing;

    CriteriaMissing(LifecycleState from, List<Criterion> missing) {
        super("criteria are missing: " + missing.stream().map(Criterion::key).toList());
        this.from = from;
        this.missing = missing;
    }

    public LifecycleState from() {
        return from;
    }

    public List<Criterion> missing() {
        return missing;
    }
}
