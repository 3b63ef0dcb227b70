package io.leadstream.rest.live;

import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** How many streams there are, each holding a connection and a queue. */
@ApplicationScoped
class OpenStreams {

    private static final int COME_BACK_AFTER_SECONDS = 5;

    private final LiveConfig config;
    private final Map<String, Integer> ofUser = new HashMap<>();
    private int all;

    OpenStreams(LiveConfig config) {
        this.config = config;
    }

    /** Counts one more, until it is closed; 429 or 503 when that is one too many. */
    synchronized Runnable open(String user) {
        if (ofUser.getOrDefault(user, 0) >= config.mostStreamsOfOneUser()) {
            throw Problem.of(
                            429,
                            "too-many-streams",
                            "Too many streams",
                            "a user may have " + config.mostStreamsOfOneUser() + " streams")
                    .withHeader("Retry-After", COME_BACK_AFTER_SECONDS)
                    .build();
        }
        if (all >= config.mostStreams()) {
            throw Problem.unavailable("as many listen already as can be served", COME_BACK_AFTER_SECONDS);
        }
        all++;
        ofUser.merge(user, 1, Integer::sum);
        return () -> close(user);
    }

    private synchronized void close(String user) {
        all--;
        ofUser.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }
}
