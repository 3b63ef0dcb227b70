package io.leadstream.forecast.funnel;

import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.ArrayList;
import java.util.List;

/** A step of the funnel: a state of the lead, a stage of the deal, or an end of either. */
record Step(String key, Part part) {

    /** Who has taken over by then. */
    enum Part {
        LEAD,
        SALE,
        WON,
        POST_SALE,
        PROMISE
    }

    /** From captured lead to promise kept, along a pipeline's stages. */
    static List<Step> along(Ladder ladder) {
        var steps = new ArrayList<Step>();
        add(steps, Part.LEAD, LeadLifecycle.PIPELINE.of(Phase.SALE));
        add(steps, Part.SALE, ladder.sale());
        steps.add(new Step("WON", Part.WON));
        add(steps, Part.POST_SALE, ladder.postSale());
        steps.add(new Step("PROMISE_KEPT", Part.PROMISE));
        return List.copyOf(steps);
    }

    private static void add(List<Step> steps, Part part, List<Stage> stages) {
        stages.forEach(stage -> steps.add(new Step(stage.key(), part)));
    }
}
