package io.leadstream.forecast.history;

import java.time.Duration;
import java.time.Instant;

/**
 * One uninterrupted stay in a stage.
 *
 * @param to when it ended; the as-of time while it lasts
 * @param outOfOrder the event that ended it was recorded before the one that began it: in the order of recording its
 *     duration is negative, so that it says nothing about durations
 */
public record Spell(String stage, Phase phase, Instant from, Instant to, Exit exit, boolean outOfOrder) {

    /** How a stay in a stage ended; OPEN when it had not by the as-of time. */
    public enum Exit {
        ADVANCED,
        BACK,
        WON,
        LOST,
        TRANSFERRED,
        OPEN
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
