package io.leadstream.lead.response;

import io.leadstream.lead.response.Clocks.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a lead waits for us again and again: a wait begins with the first thing it does that wants an answer since we
 * last did something, and ends with the next thing that we do. In whatever order that is heard of, the same waits come out.
 */
final class Waits {

    private Waits() {}

    /** What is known of one lead. */
    interface Book {

        /** All waits, by their start. */
        List<Clock> waits();

        /** The first thing that we did, not before then. */
        Optional<Instant> answer(Instant since);

        /** The first thing that wants an answer, after the one time and before the other; null: however late. */
        Optional<Instant> question(Instant after, @Nullable Instant before);

        /** @param met when it was answered, if it was */
        void begin(Instant at, @Nullable Instant met);

        /** Begins earlier than was thought. */
        void begin(Clock wait, Instant at);

        void end(Clock wait, Instant at);
    }

    /** The lead did something that wants an answer. */
    static void asked(Book book, Instant at) {
        List<Clock> waits = book.waits();
        if (waits.stream().anyMatch(wait -> wait.isOpenAt(at))) {
            return; // it waits since earlier
        }
        Optional<Instant> answer = book.answer(at);
        Optional<Clock> next = waits.stream()
                .filter(wait -> wait.startedAt().isAfter(at))
                .findFirst()
                .filter(wait -> answer.isEmpty() || !answer.get().isBefore(wait.startedAt()));
        if (next.isPresent()) {
            book.begin(next.get(), at); // heard of late: the same wait began earlier
        } else {
            book.begin(at, answer.orElse(null));
        }
    }

    /** We did something. What was asked since, and was thought to be part of a wait that this ends, waits by itself. */
    static void answered(Book book, Instant at) {
        for (Clock wait : book.waits()) {
            boolean endsSooner = !wait.startedAt().isAfter(at)
                    && (wait.metAt() == null || wait.metAt().isAfter(at));
            if (endsSooner) {
                book.end(wait, at);
                book.question(at, wait.metAt()).ifPresent(question -> asked(book, question));
            }
        }
    }
}
