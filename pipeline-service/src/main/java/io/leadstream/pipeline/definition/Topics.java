package io.leadstream.pipeline.definition;

/** The topic that this service publishes on. */
public final class Topics {

    /** Events of deals by deal id, and of pipelines by pipeline key. */
    public static final String DEAL_EVENTS = "deal-events";

    private Topics() {}
}
