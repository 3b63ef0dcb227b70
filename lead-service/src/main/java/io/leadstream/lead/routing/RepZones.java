package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Documents.RepDocument;
import io.leadstream.lead.routing.Settings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** In which time zones reps work. */
@ApplicationScoped
public class RepZones {

    private final Settings settings;

    RepZones(Settings settings) {
        this.settings = settings;
    }

    /** By user id, of those who are set up. */
    public Map<String, ZoneId> all() {
        var zones = new HashMap<String, ZoneId>();
        settings.all(Kind.REP)
                .forEach(stored -> zones.put(
                        stored.key(),
                        settings.read(stored, RepDocument.class)
                                .rep(stored.key())
                                .zone()));
        return zones;
    }
}
