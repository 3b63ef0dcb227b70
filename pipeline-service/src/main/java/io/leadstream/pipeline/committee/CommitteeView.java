package io.leadstream.pipeline.committee;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committee as it is shown.
 *
 * @param roles who holds which
 * @param decisionMakerPath the shortest chain of introductions to a decision maker; absent when there is none
 */
record CommitteeView(
        UUID dealId,
        Instant asOf,
        List<StakeholderView> members,
        Map<BuyingRole, List<UUID>> roles,
        @Nullable DecisionMakerPath decisionMakerPath,
        Map<String, String> links) {

    static CommitteeView of(Committee committee, boolean withWords) {
        String deal = "/api/deals/" + committee.dealId();
        return new CommitteeView(
                committee.dealId(),
                committee.asOf(),
                committee.members().stream()
                        .map(member -> StakeholderView.of(member, withWords))
                        .toList(),
                committee.roles(),
                DecisionMakerPath.shortest(committee).orElse(null),
                Map.of(
                        "deal", deal,
                        "coverage", deal + "/coverage",
                        "stages", deal + "/committee/stages",
                        "suggestions", deal + "/role-suggestions"));
    }
}
