package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Stage;
import java.util.List;

/** A rule of a stage forbids the move, whoever makes it. */
public final class StageRuleForbids extends DealRefusal {

    private final String rule;
    private final transient List<String> stages;

    private StageRuleForbids(String rule, List<Stage> stages, String why) {
        super(why);
        this.rule = rule;
        this.stages = stages.stream().map(Stage::key).toList();
    }

    static StageRuleForbids skipping(List<Stage> stages) {
        return new StageRuleForbids("noSkip", stages, "stages would be passed over that no deal may pass over");
    }

    static StageRuleForbids goingBack(List<Stage> stages) {
        return new StageRuleForbids("noBackward", stages, "no deal goes back from stages that it has reached");
    }

    String rule() {
        return rule;
    }

    List<String> stages() {
        return stages;
    }
}
