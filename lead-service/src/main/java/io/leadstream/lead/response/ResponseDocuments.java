package io.leadstream.lead.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.response.WorkingHours.Interval;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import io.leadstream.rest.BadInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Calendars and targets as they are written. */
final class ResponseDocuments {

    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");

    private ResponseDocuments() {}

    /**
     * Working hours.
     *
     * @param timeZone that of the lead's rep unless given
     * @param week per weekday (MONDAY …) its intervals; a day without is free
     */
    record CalendarDocument(
            @Size(max = 60) @Schema(examples = "Europe/Berlin") @Nullable
            String timeZone,

            @NotNull @Size(min = 1, max = 7)
            Map<DayOfWeek, @NotNull @Size(max = 10) List<@Valid @NotNull HoursDocument>> week,

            @Size(max = 500) @Nullable Set<@NotNull LocalDate> holidays) {

        WorkingHours hours(ZoneId ofRep) {
            var read = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
            week.forEach((day, hours) -> read.put(day, intervals(day, hours)));
            if (read.values().stream().allMatch(List::isEmpty)) {
                throw BadInput.of("week", "must have a working hour");
            }
            return new WorkingHours(
                    timeZone == null ? ofRep : zone(timeZone), read, Objects.requireNonNullElse(holidays, Set.of()));
        }

        void check() {
            hours(ZoneOffset.UTC);
        }

        private static List<Interval> intervals(DayOfWeek day, List<HoursDocument> hours) {
            List<Interval> intervals = new ArrayList<>();
            for (int i = 0; i < hours.size(); i++) {
                intervals.add(hours.get(i).interval("week.%s[%d]".formatted(day, i)));
            }
            if (!WorkingHours.areApart(intervals)) {
                throw BadInput.of("week." + day, "must not overlap");
            }
            return intervals;
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw BadInput.of("timeZone", "must be a time zone such as Europe/Berlin");
            }
        }
    }

    /** From, inclusive, to, exclusive: 09:00 to 17:00; the day ends at 24:00. */
    record HoursDocument(@NotBlank String from, @NotBlank String to) {

        Interval interval(String place) {
            try {
                return new Interval(minutes(place + ".from", from), minutes(place + ".to", to));
            } catch (IllegalArgumentException e) {
                throw BadInput.of(place, "must begin before it ends, within one day");
            }
        }

        private static int minutes(String place, String time) {
            Matcher matcher = TIME.matcher(time);
            if (!matcher.matches()) {
                throw BadInput.of(place, "must be a time such as 09:00");
            }
            return 60 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2));
        }
    }

    /** The targets: of each kind the first counts that a lead meets. */
    record TargetsDocument(@NotNull @Size(max = 100) List<@Valid @NotNull TargetDocument> targets) {

        List<Target> read() {
            var read = new ArrayList<Target>();
            var names = new HashSet<String>();
            for (int i = 0; i < targets.size(); i++) {
                if (!names.add(targets.get(i).name())) {
                    throw BadInput.of("targets[%d].name".formatted(i), "is the name of an earlier target");
                }
                read.add(targets.get(i).target("targets[%d]".formatted(i)));
            }
            return read;
        }
    }

    /**
     * One target.
     *
     * @param starts of a FIRST one; ASSIGNMENT unless given
     * @param within working time such as PT30M
     * @param when a condition; all leads unless given
     * @param activityTypes of a ROLLING one; those that want an answer unless given
     */
    record TargetDocument(
            @NotBlank @Size(max = 100) String name,
            Target.@NotNull Kind kind,
            Target.@Nullable Start starts,

            @NotBlank @Size(max = 30) @Schema(examples = "PT30M")
            String within,

            @Size(min = 1, max = 100) @Nullable String calendar,
            @Nullable JsonNode when,
            @Size(min = 1, max = 15) @Nullable Set<@NotNull ActivityType> activityTypes) {

        Target target(String place) {
            Set<String> types = activityTypes == null
                    ? Target.WANT_AN_ANSWER
                    : activityTypes.stream().map(Enum::name).collect(java.util.stream.Collectors.toSet());
            return new Target(
                    name,
                    kind,
                    Objects.requireNonNullElse(starts, Target.Start.ASSIGNMENT),
                    within(place + ".within"),
                    calendar,
                    Grammar.readOptional(place + ".when", when, Vocabulary.ROUTING),
                    types);
        }

        private Duration within(String place) {
            try {
                Duration read = Duration.parse(within);
                if (!read.isPositive() || read.compareTo(LONGEST) > 0) {
                    throw BadInput.of(place, "must be more than nothing and at most " + LONGEST);
                }
                return read;
            } catch (DateTimeException e) {
                throw BadInput.of(place, "must be a duration such as PT30M");
            }
        }
    }

    /** As activities have them. */
    enum ActivityType {
        WEB_VISIT,
        FORM_VIEWED,
        FORM_STARTED,
        FORM_SUBMITTED,
        EMAIL_SENT,
        EMAIL_OPENED,
        EMAIL_CLICKED,
        EMAIL_REPLIED,
        CHAT,
        SOCIAL_FOLLOW,
        SOCIAL_MESSAGE,
        CALL,
        MEETING,
        DEMO,
        EVENT
    }
}
