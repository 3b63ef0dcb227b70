package io.leadstream.lead.routing;

import io.leadstream.lead.rule.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of ours who gets leads.
 *
 * @param user the user id
 * @param active whether it gets any at all
 * @param zone in which its days begin
 * @param capacityPerDay most leads a day; null is no limit
 * @param accepts which leads it takes
 * @param absences when it gets none
 */
record Rep(
        String user,
        boolean active,
        ZoneId zone,
        @Nullable Integer capacityPerDay,
        Condition accepts,
        List<Absence> absences) {

    Rep {
        absences = List.copyOf(absences);
    }

    /** Who is not described gets everything. */
    static Rep unlimited(String user) {
        return new Rep(user, true, ZoneOffset.UTC, null, Condition.ALWAYS, List.of());
    }

    /** From, inclusive, to an end, exclusive, which may not be known. */
    record Absence(Instant from, @Nullable Instant to) {
        boolean covers(Instant time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }

    Optional<Absence> absence(Instant time) {
        return absences.stream().filter(absence -> absence.covers(time)).findFirst();
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** When the rep's next day begins. */
    Instant nextDay(Instant time) {
        return day(time).plusDays(1).atStartOfDay(zone).toInstant();
    }

    boolean isFull(int givenToday) {
        return capacityPerDay != null && givenToday >= capacityPerDay;
    }
}
