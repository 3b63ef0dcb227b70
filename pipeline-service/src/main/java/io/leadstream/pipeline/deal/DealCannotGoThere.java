package io.leadstream.pipeline.deal;

import java.util.List;

/** From its state the deal can go only elsewhere: to the stages or outcomes {@code allowed}. */
public final class DealCannotGoThere extends DealRefusal {

    private final String from;
    private final transient List<String> allowed;

    DealCannotGoThere(String message, String from, List<String> allowed) {
        super(message);
        this.from = from;
        this.allowed = List.copyOf(allowed);
    }

    String from() {
        return from;
    }

    List<String> allowed() {
        return allowed;
    }
}
