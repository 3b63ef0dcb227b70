package io.leadstream.e2e;

import io.leadstream.local.test.RunningLeadstream;
import java.nio.file.Path;
import java.util.Map;

/** The one system that all tests of this JVM look at. */
final class Leadstream {

    /** What takes working days, months or minutes elsewhere takes seconds here. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("LEADSTREAM_ACCEPTANCE_WITHIN", "PT2S"),
            Map.entry("LEADSTREAM_ACCEPTANCE_EVERY", "1s"),
            Map.entry("LEADSTREAM_ACCEPTANCE_DAYS", "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY"),
            Map.entry("LEADSTREAM_ACCEPTANCE_FROM", "00:00"),
            Map.entry("LEADSTREAM_ACCEPTANCE_UNTIL", "23:59:59"),
            Map.entry("LEADSTREAM_QUEUE_EVERY", "2s"),
            Map.entry("LEADSTREAM_APPROACH_EVERY", "1s"),
            Map.entry("LEADSTREAM_APPROACH_CHECKED_EVERY", "PT1S"),
            Map.entry("LEADSTREAM_TRAITS_EVERY", "2s"),
            Map.entry("LEADSTREAM_PREDICTION_SCORED_AFTER", "PT0S"),
            Map.entry("LEADSTREAM_PREDICTION_HORIZON", "PT30S"),
            Map.entry("LEADSTREAM_PREDICTION_MOST_LEADS", "100"),
            Map.entry("LEADSTREAM_PREDICTION_NEW_LEADS_EVERY", "2s"));

    private static RunningLeadstream running;

    private Leadstream() {}

    static synchronized RunningLeadstream running() {
        if (running == null) {
            running = RunningLeadstream.start(Path.of("target/leadstream"), SETTINGS);
        }
        return running;
    }
}
