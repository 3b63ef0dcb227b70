package io.leadstream.messaging;

/** Refused for now: the replication slot does not exist yet, so an event added now would never be published. */
public class OutboxNotReady extends RuntimeException {

    public OutboxNotReady() {
        super("the outbox has no replication slot yet");
    }
}
