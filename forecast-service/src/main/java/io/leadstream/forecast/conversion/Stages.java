package io.leadstream.forecast.conversion;

import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.List;

/** What follows a stage of the sale. */
final class Stages {

    static final String WON = "WON";

    private Stages() {}

    /** The key of the stage behind the one at an index, or WON behind the last. */
    static String after(List<Stage> stages, int index) {
        return index + 1 < stages.size() ? stages.get(index + 1).key() : WON;
    }
}
