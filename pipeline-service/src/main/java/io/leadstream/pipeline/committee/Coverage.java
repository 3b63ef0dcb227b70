package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.approval.KnownPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well a deal's committee is known and won, and what that leaves at risk.
 *
 * @param people on the committee, candidates not counted
 * @param spokenTo of all, candidates counted
 * @param missing roles that nobody is known to hold
 * @param path to a decision maker; null when there is none
 */
@Schema(name = "CommitteeCoverage")
record Coverage(
        UUID dealId,
        Instant asOf,
        int people,
        int spokenTo,
        Map<BuyingRole, List<UUID>> roles,
        List<BuyingRole> missing,
        @Nullable DecisionMakerPath path,
        List<Exposure> risks) {

    /**
     * One thing at risk.
     *
     * @param about the stakeholders that it concerns; empty when it is that there are none
     */
    @Schema(name = "CommitteeExposure")
    record Exposure(Risk risk, String why, String nextStep, List<UUID> about) {

        static Exposure of(Risk risk, List<Stakeholder> about) {
            return new Exposure(
                    risk,
                    risk.why(),
                    risk.nextStep(),
                    about.stream().map(Stakeholder::id).toList());
        }
    }

    /** @param silentAfter a champion who has not spoken with us for longer is silent */
    static Coverage of(Committee committee, KnownPaths paths, Duration silentAfter) {
        Map<BuyingRole, List<UUID>> roles = committee.roles();
        return new Coverage(
                committee.dealId(),
                committee.asOf(),
                (int) committee.members().stream()
                        .filter(member -> !member.seat().isCandidate())
                        .count(),
                committee.spokenTo().size(),
                roles,
                Arrays.stream(BuyingRole.values())
                        .filter(role -> !roles.containsKey(role))
                        .toList(),
                DecisionMakerPath.shortest(committee).orElse(null),
                new Judge(committee, silentAfter).risks(paths));
    }

    /** Holds the committee against one rule after the other. */
    private record Judge(Committee committee, Duration silentAfter) {

        List<Exposure> risks(KnownPaths paths) {
            var risks = new ArrayList<Exposure>();
            List<Stakeholder> deciders = committee.holding(BuyingRole.DECISION_MAKER);
            add(risks, deciders.isEmpty(), Risk.NO_DECISION_MAKER, List.of());
            boolean outOfReach =
                    !deciders.isEmpty() && DecisionMakerPath.shortest(committee).isEmpty();
            add(risks, outOfReach, Risk.DECISION_MAKER_OUT_OF_REACH, deciders);
            add(risks, committee.spokenTo().size() < 2, Risk.SINGLE_THREADED, committee.spokenTo());
            addEach(risks, BuyingRole.CHAMPION, this::isSilent, Risk.CHAMPION_SILENT);
            addEach(
                    risks,
                    BuyingRole.CHAMPION,
                    champion -> champion.seat().equippedWith().isEmpty(),
                    Risk.CHAMPION_WITHOUT_RESOURCES);
            addEach(
                    risks,
                    BuyingRole.BLOCKER,
                    blocker -> blocker.seat().addressed() == null,
                    Risk.BLOCKER_NOT_ADDRESSED);
            add(risks, isSponsorAlone(deciders), Risk.SPONSOR_ALONE, committee.holding(BuyingRole.EXECUTIVE_SPONSOR));
            List<Stakeholder> users = committee.holding(BuyingRole.END_USER);
            add(risks, users.stream().noneMatch(Stakeholder::wasSpokenTo), Risk.END_USERS_UNHEARD, users);
            add(risks, !paths.legal(), Risk.LEGAL_PATH_UNKNOWN, committee.holding(BuyingRole.LEGAL_AND_COMPLIANCE));
            add(risks, !paths.budget(), Risk.BUDGET_PATH_UNKNOWN, committee.holding(BuyingRole.BUDGET_HOLDER));
            return List.copyOf(risks);
        }

        private boolean isSilent(Stakeholder champion) {
            Instant last = champion.lastContactAt();
            return last == null || last.isBefore(committee.asOf().minus(silentAfter));
        }

        private boolean isSponsorAlone(List<Stakeholder> deciders) {
            return !committee.holding(BuyingRole.EXECUTIVE_SPONSOR).isEmpty()
                    && deciders.isEmpty()
                    && committee.holding(BuyingRole.CHAMPION).isEmpty();
        }

        private void addEach(List<Exposure> risks, BuyingRole role, Predicate<Stakeholder> is, Risk risk) {
            List<Stakeholder> concerned =
                    committee.holding(role).stream().filter(is).toList();
            add(risks, !concerned.isEmpty(), risk, concerned);
        }

        private static void add(List<Exposure> risks, boolean is, Risk risk, List<Stakeholder> about) {
            if (is) {
                risks.add(Exposure.of(risk, about));
            }
        }
    }
}
