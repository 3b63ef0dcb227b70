package io.leadstream.forecast.reading;

import io.leadstream.forecast.question.Period;
import io.leadstream.rest.BadInput;
import org.jspecify.annotations.Nullable;

/** Periods as callers say them. */
public final class Periods {

    private Periods() {}

    /** A period that must be given; anything else is refused by the parameter's name. */
    public static Period required(String name, @Nullable String text) {
        Period period = optional(name, text);
        if (period == null) {
            throw BadInput.of(name, "must be given, such as 2027-Q1 or 2027-01");
        }
        return period;
    }

    public static @Nullable Period optional(String name, @Nullable String text) {
        return text == null
                ? null
                : Period.parse(text)
                        .orElseThrow(() -> BadInput.of(name, "must be a quarter or month, such as 2027-Q1 or 2027-01"));
    }
}
