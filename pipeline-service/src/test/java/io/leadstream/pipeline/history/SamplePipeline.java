package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;

/** A pipeline with the stages of the standard one. */
final class SamplePipeline {

    static final Pipeline STANDARD = new Pipeline(
            "standard",
            1,
            "Standard",
            List.of(
                    stage("NEED_CONFIRMED", "Need confirmed", Phase.SALE, 1, "Qualify"),
                    stage("FIT_EVALUATED", "Product evaluated", Phase.SALE, 2, "Demo"),
                    stage("DECISION_PROCESS_SHARED", "Decision process shared", Phase.SALE, 3, "Map the decision"),
                    stage("PROPOSAL_REVIEWED", "Proposal reviewed", Phase.SALE, 4, "Send a proposal"),
                    stage("TERMS_AGREED", "Terms agreed", Phase.SALE, 5, "Negotiate"),
                    stage("LIVE", "Live", Phase.POST_SALE, 1, "Check in")));

    private SamplePipeline() {}

    static Stage stage(String key) {
        return STANDARD.stageOf(key);
    }

    private static Stage stage(String key, String name, Phase phase, int rank, String repAction) {
        return new Stage(key, name, phase, rank, repAction, null, List.of());
    }
}
