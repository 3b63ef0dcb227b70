package io.leadstream.qualification.awareness;

import java.time.Instant;
import java.util.List;

/** What leads know of us, for tests of other capabilities. */
public final class Touched {

    private Touched() {}

    public static Awareness never(Instant asOf) {
        return Awareness.of(List.of(), asOf);
    }

    public static Awareness byTheLead(String type, Instant at) {
        return Awareness.of(List.of(new TypeCount(type, true, 1, at, at)), at);
    }
}
