package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is shown.
 *
 * @param stage the key of the stage it is in
 * @param pushes how many times the expected close was put off to a later day
 * @param closeOverdue open, and its expected close is past
 * @param category as its seller says, or by where it stands
 * @param strategyNote for who sells alone
 * @param companyProfile what lead-service tells of its company
 * @param stageDueBy when it will have been in its stage for as long as the stage allows; null where it may for ever
 * @param stageOverdue it is beyond that
 * @param leadDisqualified its lead was disqualified since; the deal lives on until somebody closes it
 * @param sinceQualification what changed about its lead since sales qualified it; left out in lists and of the past
 * @param leadMergedInto the lead that its lead became part of
 * @param duplicates other open deals of the same person, when this one is open: one of them is one too many
 * @param unmet the exit criteria of its stage that are not proved yet; left out in lists
 * @param asOf the time as of which it is shown; absent for now
 */
record DealView(
        UUID id,
        String name,
        @Nullable UUID leadId,
        @Nullable UUID companyId,
        @Nullable String company,
        String pipeline,
        int pipelineVersion,
        String stage,
        String stageName,
        Phase phase,
        Standing state,
        @Nullable Money amount,
        @Nullable String owner,
        @Nullable LocalDate expectedClose,
        Map<String, String> segments,
        @Nullable Base inBase,
        int pushes,
        boolean closeOverdue,
        List<String> team,
        Category category,
        @Nullable Next nextStep,
        List<String> competitors,
        @Nullable Contact primaryContact,
        @Nullable String strategyNote,
        CompanyProfiles.@Nullable Profile companyProfile,
        Origin origin,
        Instant openedAt,
        Instant stageEnteredAt,
        @Nullable Instant stageDueBy,
        boolean stageOverdue,
        @Nullable Closed closed,
        boolean leadDisqualified,
        Qualifications.@Nullable Since sinceQualification,
        @Nullable UUID leadMergedInto,
        List<UUID> duplicates,
        @Nullable List<Unmet> unmet,
        Map<String, String> links,
        @Nullable Instant asOf) {

    /** What other capabilities keep beside it. */
    private static final List<String> BESIDE = List.of(
            "accountability",
            "promises",
            "known-customers",
            "reference-risks",
            "hand-overs",
            "timeline",
            "playbook",
            "committee",
            "coverage",
            "approval-path",
            "tasks",
            "rounds");

    /** @param stage the stage in which it was closed */
    record Closed(
            Standing outcome,
            Instant at,
            String stage,
            @Nullable LossReason reason,
            @Nullable LossKind kind,
            @Nullable String competitor) {

        private static @Nullable Closed of(Deal deal) {
            Closing closing = deal.closing();
            return closing == null
                    ? null
                    : new Closed(
                            deal.standing(),
                            closing.at(),
                            closing.stage(),
                            closing.reason(),
                            closing.lossKind(),
                            closing.competitor());
        }
    }

    /**
     * The amount in the base currency.
     *
     * @param rate of the day on which the amount was said
     */
    @Schema(name = "AmountInBase")
    record Base(String amount, String currency, String rate) {

        private static @Nullable Base of(@Nullable InBase inBase, String currency) {
            return inBase == null
                    ? null
                    : new Base(
                            inBase.amount().toPlainString(),
                            currency,
                            inBase.rate().toPlainString());
        }
    }

    /** @param text for who sells alone */
    @Schema(name = "NextStepShown")
    record Next(@Nullable String text, @Nullable LocalDate date) {

        private static @Nullable Next of(@Nullable NextStep step, boolean withWords) {
            return step == null ? null : new Next(withWords ? step.text() : null, step.date());
        }
    }

    /** What stands beside a deal about its lead. */
    record Lead(boolean disqualified, @Nullable UUID mergedInto, List<UUID> duplicates) {}

    /**
     * What is shown beside what the deal itself knows.
     *
     * @param withWords whether the caller may read what sellers write
     */
    record Beside(
            Lead lead,
            CompanyProfiles.@Nullable Profile company,
            Qualifications.@Nullable Since since,
            String baseCurrency,
            LocalDate today,
            Instant now,
            boolean withWords,
            @Nullable Instant asOf) {}

    static DealView of(Deal deal, Pipeline pipeline, Beside beside, @Nullable Tally evidence) {
        Lead lead = beside.lead;
        Terms terms = deal.terms();
        Pursuit pursuit = terms.pursuit();
        Buyer buyer = deal.buyer();
        Stage stage = pipeline.stageOf(deal.stage());
        Instant stageDueBy = stageDueBy(deal, stage);
        return new DealView(
                deal.id(),
                terms.name(),
                buyer.leadId(),
                buyer.companyId(),
                buyer.company(),
                pipeline.key(),
                pipeline.version(),
                stage.key(),
                stage.name(),
                stage.phase(),
                deal.standing(),
                terms.amount(),
                terms.owner(),
                terms.expectedClose(),
                terms.segments(),
                Base.of(terms.inBase(), beside.baseCurrency),
                terms.pushes(),
                isOverdue(deal, beside.today),
                pursuit.team(),
                deal.category(),
                Next.of(pursuit.nextStep(), beside.withWords),
                pursuit.competitors(),
                pursuit.primaryContact(),
                beside.withWords ? pursuit.strategyNote() : null,
                beside.company,
                deal.origin(),
                deal.openedAt(),
                deal.stageEnteredAt(),
                stageDueBy,
                stageDueBy != null && stageDueBy.isBefore(beside.now),
                Closed.of(deal),
                lead.disqualified(),
                beside.since,
                lead.mergedInto(),
                lead.duplicates(),
                evidence == null ? null : unmet(deal, stage, evidence),
                links(deal),
                beside.asOf);
    }

    private static boolean isOverdue(Deal deal, LocalDate today) {
        LocalDate expected = deal.terms().expectedClose();
        return deal.standing() == Standing.OPEN && expected != null && expected.isBefore(today);
    }

    /** What keeps it from leaving its stage: nothing does once it is closed and not in a stage after the sale. */
    private static List<Unmet> unmet(Deal deal, Stage stage, Tally evidence) {
        return waits(deal, stage) ? evidence.unmet(List.of(stage)) : List.of();
    }

    private static boolean waits(Deal deal, Stage stage) {
        return deal.standing() == Standing.OPEN || stage.phase() == Phase.POST_SALE;
    }

    private static @Nullable Instant stageDueBy(Deal deal, Stage stage) {
        return waits(deal, stage)
                ? stage.rules().mostTime().map(deal.stageEnteredAt()::plus).orElse(null)
                : null;
    }

    private static Map<String, String> links(Deal deal) {
        String self = "/api/deals/" + deal.id();
        Map<String, String> links = new TreeMap<>(Map.of(
                "self", self,
                "history", self + "/history",
                "evidence", self + "/evidence",
                "approvals", self + "/approvals",
                "criteria", self + "/criteria",
                "similar", self + "/similar",
                "pipeline", "/api/pipelines/" + deal.pipeline() + "?version=" + deal.pipelineVersion()));
        for (String beside : BESIDE) {
            links.put(beside, self + "/" + beside);
        }
        switch (deal.standing()) {
            case OPEN -> links.putAll(Map.of("moves", self + "/moves", "closure", self + "/closure"));
            case WON -> links.putAll(Map.of("moves", self + "/moves", "reopening", self + "/reopening"));
            case LOST -> links.put("reopening", self + "/reopening");
        }
        return links;
    }
}
