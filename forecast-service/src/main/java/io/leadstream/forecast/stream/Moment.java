package io.leadstream.forecast.stream;

import io.leadstream.forecast.facts.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a figure as of now follows from.
 *
 * @param minute for the figures that move with every moment: looked at again once a minute
 */
record Moment(Revision revision, LocalDate day, Instant minute) {

    static Moment of(Revision revision, Instant now) {
        return new Moment(revision, now.atOffset(ZoneOffset.UTC).toLocalDate(), now.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Whether a figure may be another now than it was then. */
    boolean mayDiffer(Moment then, boolean movesWithEveryMoment) {
        return !revision.equals(then.revision)
                || !day.equals(then.day)
                || (movesWithEveryMoment && !minute.equals(then.minute));
    }
}
