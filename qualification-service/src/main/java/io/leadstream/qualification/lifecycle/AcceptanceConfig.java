package io.leadstream.qualification.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** How soon sales answers a marketing-qualified lead. */
@ConfigMapping(prefix = "leadstream.acceptance")
interface AcceptanceConfig {

    /** Working time from MQL to the answer. */
    @WithDefault("PT8H")
    Duration within();

    @WithDefault("UTC")
    ZoneId zone();

    @WithDefault("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")
    Set<DayOfWeek> days();

    @WithDefault("09:00")
    LocalTime from();

    @WithDefault("17:00")
    LocalTime until();

    default WorkingHours hours() {
        return new WorkingHours(zone(), days(), from(), until());
    }
}
