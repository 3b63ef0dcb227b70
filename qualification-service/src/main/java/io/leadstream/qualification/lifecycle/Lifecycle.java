package io.leadstream.qualification.lifecycle;

/** How far a lead has come, as events and the API name it. */
public enum Lifecycle {
    /** Information-qualified: captured, still cold. */
    IQL,
    /** Marketing-qualified: a right target that shows interest. */
    MQL,
    /** Sales-accepted: sales takes it and finds out the rest. */
    SAL,
    /** Sales-qualified: meets every criterion of a potential customer. */
    SQL,
    DISQUALIFIED,
    /** Handed back to nurture. */
    RECYCLED
}
