package io.leadstream.lead.response;

import io.leadstream.lead.response.ResponseDocuments.CalendarDocument;
import io.leadstream.lead.response.ResponseDocuments.TargetsDocument;
import io.leadstream.lead.routing.RepZones;
import io.leadstream.lead.routing.Settings;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.lead.routing.Settings.Listing;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The targets that count, with their calendars. */
@ApplicationScoped
class PublishedTargets {

    private static final String SINCE = """
            select published_at from routing_list where kind = 'TARGETS' and entries > 0 order by version limit 1""";

    private final Sql sql;
    private final Settings settings;
    private final RepZones zones;
    private final Clock clock;

    PublishedTargets(Sql sql, Settings settings, RepZones zones, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.zones = zones;
        this.clock = clock;
    }

    Deadlines now() {
        Instant since = sql.first(SINCE, row -> Objects.requireNonNull(Sql.instant(row, "published_at")))
                .orElse(Instant.MAX);
        return new Deadlines(targets(), calendars(), zones.all(), since);
    }

    private List<Target> targets() {
        return settings.live(Listing.TARGETS)
                .map(stored -> settings.read(stored, TargetsDocument.class).read())
                .orElse(List.of());
    }

    private Map<String, CalendarDocument> calendars() {
        var calendars = new HashMap<String, CalendarDocument>();
        settings.all(Kind.CALENDAR)
                .forEach(stored -> calendars.put(stored.key(), settings.read(stored, CalendarDocument.class)));
        return calendars;
    }

    /** 400 when a target's calendar is not there, or has too few hours. */
    void check(List<Target> targets) {
        Instant now = clock.instant();
        var deadlines = new Deadlines(targets, calendars(), Map.of(), now);
        for (int i = 0; i < targets.size(); i++) {
            String calendar = targets.get(i).calendar();
            if (calendar != null && !deadlines.calendars().containsKey(calendar)) {
                throw BadInput.of("targets[%d].calendar".formatted(i), "does not exist");
            }
            if (deadlines.due(targets.get(i), null, now).isEmpty()) {
                throw BadInput.of("targets[%d].within".formatted(i), "is longer than the calendar has hours for");
            }
        }
    }

    /** 409 while a target counts by the calendar. */
    void requireUnused(String calendar) {
        if (targets().stream().anyMatch(target -> calendar.equals(target.calendar()))) {
            throw Problem.of(409, "calendar-in-use", "Calendar in use", "a target counts by this calendar")
                    .build();
        }
    }
}
