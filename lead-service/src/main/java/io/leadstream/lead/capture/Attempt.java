package io.leadstream.lead.capture;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/** What became of one lead among others: it was taken in, or refused alone. */
public sealed interface Attempt {

    record Taken(Captured captured) implements Attempt {}

    record Refused(HttpProblem reason) implements Attempt {}

    /** What it led to. Throws the refusal. */
    default Captured orThrow() {
        return switch (this) {
            case Taken taken -> taken.captured();
            case Refused refused -> throw refused.reason();
        };
    }

    /** Why it was refused; null when it was not. */
    default @Nullable HttpProblem refusal() {
        return switch (this) {
            case Taken _ -> null;
            case Refused refused -> refused.reason();
        };
    }
}
