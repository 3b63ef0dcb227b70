package io.leadstream.qualification.framework;

import java.util.List;

/** Which criteria of a framework hold for a lead, and which are still to be found out. */
public record Completeness(String framework, List<Criterion> held, List<Criterion> missing) {

    public Completeness {
        held = List.copyOf(held);
        missing = List.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    public List<String> heldKeys() {
        return held.stream().map(Criterion::key).toList();
    }

    public List<String> missingKeys() {
        return missing.stream().map(Criterion::key).toList();
    }
}
