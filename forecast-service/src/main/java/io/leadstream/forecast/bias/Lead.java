package io.leadstream.forecast.bias;

import io.leadstream.forecast.question.Period;
import java.time.Duration;
import java.time.Instant;

/** How long before the end of its period something was said. */
public enum Lead {
    WITHIN_30_DAYS(30),
    WITHIN_60_DAYS(60),
    WITHIN_90_DAYS(90),
    EARLIER(Integer.MAX_VALUE);

    private final int days;

    Lead(int days) {
        this.days = days;
    }

    static Lead of(Period period, Instant at) {
        long before = Duration.between(at, period.to()).toDays();
        for (Lead lead : values()) {
            if (before < lead.days) {
                return lead;
            }
        }
        return EARLIER;
    }
}
