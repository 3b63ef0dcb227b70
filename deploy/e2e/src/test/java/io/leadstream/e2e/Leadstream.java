package io.leadstream.e2e;

import io.leadstream.local.test.RunningLeadstream;
import java.nio.file.Path;

/** The one system that all tests of this JVM look at. */
final class Leadstream {

    private static RunningLeadstream running;

    private Leadstream() {}

    static synchronized RunningLeadstream running() {
        if (running == null) {
            running = RunningLeadstream.start(Path.of("target/leadstream"));
        }
        return running;
    }
}
