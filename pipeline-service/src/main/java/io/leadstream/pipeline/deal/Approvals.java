package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageRules.ApprovalPoint;
import java.util.List;
import java.util.Set;

/** Which approvals a deal has: by stage and role, the newest decision being yes. */
public record Approvals(Set<Given> given) {

    static final Approvals NONE = new Approvals(Set.of());

    /** The role's word for the stage. */
    record Given(String stage, String role) {}

    public Approvals {
        given = Set.copyOf(given);
    }

    /** What these stages ask for at that point and nobody gave. */
    List<Given> missing(List<Stage> stages, ApprovalPoint point) {
        return stages.stream()
                .flatMap(stage -> stage.rules().approvers(point).stream().map(role -> new Given(stage.key(), role)))
                .filter(needed -> !given.contains(needed))
                .toList();
    }
}
