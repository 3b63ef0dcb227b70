package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Stage;

/** What a stage of another system is here. */
sealed interface Meant {

    record At(Stage stage) implements Meant {}

    record Over(PastDeal.Outcome outcome) implements Meant {}

    /** To be passed over. */
    record Nothing() implements Meant {}
}
