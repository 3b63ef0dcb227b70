package io.leadstream.rest.live;

/** Where a stream is sent to: one listener. */
public interface LiveLine {

    /**
     * Sends an event, and returns when it is taken.
     *
     * @param id what {@code Last-Event-ID} will bring back
     * @return false when it was not taken in time, or nobody is there
     */
    boolean send(String type, String id, String json);

    /** The same of a comment, which is no event and tells how far the stream is. */
    boolean beat(String id);

    boolean isClosed();
}
