package io.leadstream.pipeline.committee;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How coverage is judged. */
@ConfigMapping(prefix = "leadstream.committee")
interface CommitteeConfig {

    /** A champion who has not spoken with us for longer is silent. */
    @WithDefault("P14D")
    Duration championSilentAfter();
}
