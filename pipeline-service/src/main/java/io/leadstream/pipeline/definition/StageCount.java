package io.leadstream.pipeline.definition;

import java.util.List;

/** Whether a pipeline has as many stages as it takes to build commitment and to prove or disprove a sale. */
final class StageCount {

    /** With fewer, deals are carried without anything that shows whether they come to term. */
    static final int FEWEST = 3;

    /** One real example has eight up to closed-won. */
    static final int MOST = 9;

    private StageCount() {}

    /** What is said against the number of SALE stages; nothing of it keeps the pipeline from being published. */
    static List<Finding> warnings(List<Stage> stages) {
        long sale = stages.stream().filter(s -> s.phase() == Phase.SALE).count();
        if (sale < FEWEST) {
            return List.of(new Finding(
                    "too-few-stages",
                    null,
                    "stages",
                    sale + " SALE stage" + (sale == 1 ? "" : "s")
                            + ": with so few a pipeline is \"pregnant\" and never delivers, for nothing between"
                            + " the first contact and the close proves or disproves that a deal goes on",
                    "name each further step by which the buyer commits themselves, " + FEWEST + " or more"));
        }
        if (sale > MOST) {
            return List.of(new Finding(
                    "too-many-stages",
                    null,
                    "stages",
                    sale + " SALE stages: one for every eventuality makes reps fail, who then pass them over",
                    "leave out what not every deal has to go through, down to " + MOST
                            + " or fewer; when in doubt, fewer"));
        }
        return List.of();
    }
}
