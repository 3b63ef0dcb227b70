package io.leadstream.rest.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of streams. */
@ConfigMapping(prefix = "leadstream.live")
interface LiveConfig {

    /** How many streams an instance serves. */
    @WithDefault("200")
    int mostStreams();

    /** How many of them one user may have. */
    @WithDefault("20")
    int mostStreamsOfOneUser();

    /** How long nothing is sent at most. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long one event may take to be taken before the listener is cut off. */
    @WithDefault("10s")
    Duration patience();

    /** How many events may wait for a listener before it is cut off. */
    @WithDefault("10000")
    int mostWaiting();
}
