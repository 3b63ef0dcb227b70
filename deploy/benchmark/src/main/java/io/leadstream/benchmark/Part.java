package io.leadstream.benchmark;

import io.leadstream.benchmark.market.Calibration;
import io.leadstream.benchmark.market.ForecastSpeed;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be measured by itself, in the order in which all of it is. */
enum Part {
    CAPTURES(Captures::new),
    DOORS(Doors::new),
    VISIBILITY(Visibility::new),
    DEALS(Deals::new),
    MOVES(Moves::new),
    IMPORTS(DealImports::new),
    BOARD(DealBoard::new),
    FIGURES(Figures::new),
    LEADS(Leads::new),
    DUPLICATES(DuplicateLookups::new),
    SEARCH(Searches::new),
    QUEUE(WorkQueue::new),
    RESCORE(Rescoring::new),
    ACCURACY(Accuracy::new),
    MEMORY(Memory::new),
    CALIBRATION((Table table) -> Calibration.measure(table::row)),
    FORECAST((Table table) -> ForecastSpeed.measure(table::row));

    private final @Nullable Function<Subject, Measurement> measurement;
    private final @Nullable Measurement alone;

    Part(Function<Subject, Measurement> measurement) {
        this.measurement = measurement;
        this.alone = null;
    }

    /** One that needs nothing that runs. */
    Part(Measurement alone) {
        this.measurement = null;
        this.alone = alone;
    }

    /** What it measures without a running system; null when it needs one. */
    @Nullable
    Measurement alone() {
        return alone;
    }

    static Optional<Part> named(String name) {
        return Stream.of(values()).filter(part -> part.word().equals(name)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Measurement of(Subject subject) {
        return measurement == null ? Objects.requireNonNull(alone) : measurement.apply(subject);
    }
}
