package io.leadstream.forecast.conversion;

import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.List;

/** What follows a stage. */
final class Stages {

    static final String WON = "WON";
    static final String PROMISE_KEPT = "PROMISE_KEPT";

    private Stages() {}

    /** The key of the stage behind the one at an index, or the end behind the last. */
    static String after(List<Stage> stages, int index, String end) {
        return index + 1 < stages.size() ? stages.get(index + 1).key() : end;
    }

    /** The key of the stage behind the one at an index, or WON behind the last. */
    static String after(List<Stage> stages, int index) {
        return after(stages, index, WON);
    }
}
