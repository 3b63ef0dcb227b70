package io.leadstream.lead.routing;

import io.leadstream.lead.card.LeadsTakenBack;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** What a rep was given and lost again, because the import that brought it was undone, does not fill the rep's day. */
@ApplicationScoped
class CapacityBack {

    private static final String GIVE_BACK = """
            update routing_day set n = greatest(n - ?, 0) where rep = ? and day = ?""";

    private final Sql sql;
    private final Queue queue;
    private final RepZones zones;
    private final Clock clock;

    CapacityBack(Sql sql, Queue queue, RepZones zones, Clock clock) {
        this.sql = sql;
        this.queue = queue;
        this.zones = zones;
        this.clock = clock;
    }

    void on(@Observes LeadsTakenBack event) {
        Map<Board.Day, Integer> days = days(event);
        if (!days.isEmpty()) {
            queue.askAgain(clock.instant()); // first those who wait, then the days: in the order of who decides
            sql.batch(
                    GIVE_BACK,
                    days.entrySet().stream()
                            .map(day -> new Object[] {
                                day.getValue(), day.getKey().rep(), day.getKey().day()
                            })
                            .toList());
        }
    }

    private Map<Board.Day, Integer> days(LeadsTakenBack event) {
        var days = new TreeMap<Board.Day, Integer>();
        if (!event.given().isEmpty()) {
            Map<String, ZoneId> known = zones.all();
            event.given().forEach(given -> {
                ZoneId zone = known.getOrDefault(given.rep(), ZoneOffset.UTC);
                days.merge(new Board.Day(given.rep(), given.at().atZone(zone).toLocalDate()), 1, Integer::sum);
            });
        }
        return days;
    }
}
