package io.leadstream.lead.response;

import io.leadstream.lead.response.ResponseDocuments.CalendarDocument;
import io.leadstream.lead.rule.Attributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Targets, calendars and reps' time zones as they are set up now.
 *
 * @param since what happened before the first targets were published is not held to them
 */
record Deadlines(
        List<Target> targets, Map<String, CalendarDocument> calendars, Map<String, ZoneId> zones, Instant since) {

    Deadlines {
        targets = List.copyOf(targets);
        calendars = Map.copyOf(calendars);
        zones = Map.copyOf(zones);
    }

    /** The first that the lead meets. */
    Optional<Target> find(Attributes lead, Predicate<Target> asked) {
        return targets.stream()
                .filter(asked)
                .filter(target -> target.when().holdsFor(lead))
                .findFirst();
    }

    /** Types of activities that any rolling target asks an answer to. */
    Set<String> wantingAnAnswer() {
        return targets.stream()
                .filter(target -> target.kind() == Target.Kind.ROLLING)
                .flatMap(target -> target.activityTypes().stream())
                .collect(Collectors.toSet());
    }

    /** When an answer is due; empty when the calendar has too few hours for it to be ever. */
    Optional<Instant> due(Target target, @Nullable String owner, Instant start) {
        try {
            return Optional.of(hours(target.calendar(), owner).plus(start, target.within()));
        } catch (IllegalStateException | DateTimeException never) {
            return Optional.empty();
        }
    }

    Duration worked(@Nullable String calendar, @Nullable String owner, Instant start, Instant end) {
        return hours(calendar, owner).between(start, end);
    }

    /** A calendar that was taken away counts day and night. */
    private WorkingHours hours(@Nullable String calendar, @Nullable String owner) {
        CalendarDocument document = calendar == null ? null : calendars.get(calendar);
        ZoneId zone = owner == null ? ZoneOffset.UTC : zones.getOrDefault(owner, ZoneOffset.UTC);
        return document == null ? WorkingHours.ALWAYS : document.hours(zone);
    }
}
