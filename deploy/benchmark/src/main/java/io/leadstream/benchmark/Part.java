package io.leadstream.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be measured by itself, in the order in which all of it is. */
enum Part {
    CAPTURES(Captures::new),
    DOORS(Doors::new),
    VISIBILITY(Visibility::new),
    DEALS(Deals::new),
    MOVES(Moves::new),
    IMPORTS(DealImports::new),
    BOARD(DealBoard::new),
    LEADS(Leads::new),
    DUPLICATES(DuplicateLookups::new),
    SEARCH(Searches::new),
    QUEUE(WorkQueue::new),
    RESCORE(Rescoring::new),
    MEMORY(Memory::new);

    private final Function<Subject, Measurement> measurement;

    Part(Function<Subject, Measurement> measurement) {
        this.measurement = measurement;
    }

    static Optional<Part> named(String name) {
        return Stream.of(values()).filter(part -> part.word().equals(name)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Measurement of(Subject subject) {
        return measurement.apply(subject);
    }
}
