package io.leadstream.pipeline.methodology;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How segments are watched for drifting away from their approach. */
@ConfigMapping(prefix = "leadstream.approach")
interface ApproachConfig {

    /** How often there is a look for segments to check. */
    @WithDefault("5m")
    String every();

    /** How old what was found may become before a segment is checked again. */
    @WithDefault("PT24H")
    Duration checkedEvery();

    /** Deals closed so long ago count no more. */
    @WithDefault("P180D")
    Duration window();

    /** Fewer deals won say nothing. */
    @WithDefault("10")
    int leastDeals();
}
