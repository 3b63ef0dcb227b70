package io.leadstream.messaging;

/** A record that is no event of ours: a header or the payload cannot be read. It goes to the dead letters. */
public class UnreadableEvent extends RuntimeException {

    public UnreadableEvent(String message) {
        super(message);
    }
}
