package io.leadstream.pipeline.model;

import static io.leadstream.pipeline.definition.Phase.POST_SALE;
import static io.leadstream.pipeline.definition.Phase.PREPARATION;
import static io.leadstream.pipeline.definition.Phase.SALE;

import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageRules;
import io.leadstream.pipeline.definition.StageTask;
import io.leadstream.pipeline.definition.StandardPipeline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process that models compose, each stage by the buyer's name. What follows the first contact is that of the
 * standard pipeline.
 */
final class Composition {

    private static final List<StageTask> RESEARCH = List.of(
            new StageTask("industry-and-market", "Study the company's industry and market", "analyst", "P5D"),
            new StageTask("content", "Prepare content for the stakeholders", "marketing", "P5D"),
            new StageTask(
                    "competitors", "Find which other companies compete for this customer's business", "rep", "P5D"));

    private static final Stage TARGET_ACCOUNT = ours(
            "TARGET_ACCOUNT_IDENTIFIED",
            "Target account identified",
            "Identify target account",
            List.of(),
            criterion(
                    "account-qualified",
                    "The account has the traits of the accounts that benefit most, before any contact",
                    "the account's card with each trait and its source"));

    private static final Stage ACCOUNT_RESEARCHED = ours(
            "ACCOUNT_RESEARCHED",
            "Account researched",
            "Research",
            RESEARCH,
            criterion(
                    "findings-filed",
                    "Findings on market, content and competitors are on the account's card",
                    "the research notes on the account's card"));

    private static final Stage STAKEHOLDERS = ours(
            "STAKEHOLDERS_LISTED",
            "Stakeholders listed",
            "Create stakeholder list",
            List.of(),
            criterion(
                    "list-filed",
                    "The account's stakeholder list names at least one person for every group to be won",
                    "the account's stakeholder list"));

    private static final Stage STRATEGY = ours(
            "STRATEGY_DRAFTED",
            "Initial strategy drafted",
            "Draft initial strategy",
            List.of(),
            criterion(
                    "strategy-filed",
                    "The strategy names the groups of stakeholders in the order of contact, with a message for each",
                    "the strategy on the account's card"));

    private static final Stage FIT_IDENTIFIED = sale(
            "FIT_IDENTIFIED",
            "Fit identified",
            "Prospect",
            "The buyer's company has the traits of those that benefit most",
            criterion(
                    "profile-matched",
                    "The buyer's company matches the ideal customer profile in industry, size and country",
                    "the company's card with the profile's criteria"));

    private static final Stage BUYER_REPLIED = sale(
            "BUYER_REPLIED",
            "Buyer replied",
            "Make contact",
            "The buyer has answered, and agreed to talk",
            criterion(
                    "reply-received",
                    "The buyer replied and named a time to talk",
                    "the buyer's reply, or the calendar entry that they accepted"));

    private static final Stage SITUATION = new Stage(
            "SITUATION_CONFIRMED",
            "Situation confirmed by the buyer",
            SALE,
            1,
            "Research",
            "The buyer has confirmed how we see their market, their needs and their alternatives",
            List.of(criterion(
                    "situation-confirmed",
                    "The buyer confirmed or corrected the summary of their situation in writing",
                    "the buyer's e-mail, or the summary with their corrections")),
            StageRules.NONE,
            RESEARCH,
            false);

    private static final Stage FIRST_VALUE = after(
            "FIRST_VALUE_CONFIRMED",
            "First value confirmed",
            "First check-in",
            "The customer has named the first value that they got",
            criterion(
                    "value-named",
                    "The customer named a result that they reached with it",
                    "the customer's e-mail, or the call's recording at that minute"));

    private static final Stage FURTHER_NEED = after(
            "FURTHER_NEED_CONFIRMED",
            "Further need confirmed",
            "Up-sell",
            "The customer has named what they need next",
            criterion(
                    "need-named",
                    "The customer named a further need and who decides on it",
                    "the customer's e-mail, or the minutes that they confirmed"));

    private Composition() {}

    /** The stages, ranked within their phases. */
    static List<Stage> of(Set<SalesModel> models) {
        List<Stage> stages = new ArrayList<>(beginning(models));
        stages.addAll(models.contains(SalesModel.ACCOUNT_BASED) ? afterGroups() : afterNeed(models));
        stages.addAll(standard(POST_SALE));
        if (models.contains(SalesModel.RELATIONSHIP)) {
            stages.add(FIRST_VALUE);
            stages.add(FURTHER_NEED);
        }
        return ranked(stages);
    }

    private static List<Stage> beginning(Set<SalesModel> models) {
        if (models.contains(SalesModel.ACCOUNT_BASED)) {
            return models.contains(SalesModel.TEAM)
                    ? List.of(TARGET_ACCOUNT, ACCOUNT_RESEARCHED, STAKEHOLDERS, STRATEGY)
                    : List.of(TARGET_ACCOUNT, STAKEHOLDERS, STRATEGY);
        }
        return models.contains(SalesModel.OUTBOUND) ? List.of(FIT_IDENTIFIED, BUYER_REPLIED) : List.of();
    }

    /** Contact and presentation to the first group of stakeholders, and the next. */
    private static List<Stage> afterGroups() {
        List<Stage> stages = new ArrayList<>();
        stages.add(repeatable(BUYER_REPLIED));
        List<Stage> sale = standard(SALE);
        stages.add(repeatable(sale.get(1)));
        stages.addAll(sale.subList(2, sale.size()));
        return stages;
    }

    private static List<Stage> afterNeed(Set<SalesModel> models) {
        List<Stage> sale = new ArrayList<>(standard(SALE));
        if (models.contains(SalesModel.TEAM)) {
            sale.add(1, SITUATION);
        }
        return sale;
    }

    private static List<Stage> standard(Phase phase) {
        return StandardPipeline.STAGES.stream()
                .filter(stage -> stage.phase() == phase)
                .toList();
    }

    private static List<Stage> ranked(List<Stage> stages) {
        Map<Phase, Integer> ranks = new EnumMap<>(Phase.class);
        return stages.stream()
                .map(s -> with(s, Objects.requireNonNull(ranks.merge(s.phase(), 1, Integer::sum)), s.repeatable()))
                .toList();
    }

    private static Stage repeatable(Stage stage) {
        return with(stage, stage.rank(), true);
    }

    private static Stage with(Stage s, int rank, boolean repeatable) {
        return new Stage(
                s.key(),
                s.name(),
                s.phase(),
                rank,
                s.repAction(),
                s.buyerOutcome(),
                s.exitCriteria(),
                s.rules(),
                s.tasks(),
                repeatable);
    }

    private static Stage ours(
            String key, String name, String repAction, List<StageTask> tasks, ExitCriterion... criteria) {
        return stage(key, name, PREPARATION, repAction, null, tasks, criteria);
    }

    private static Stage sale(String key, String name, String repAction, String outcome, ExitCriterion... criteria) {
        return stage(key, name, SALE, repAction, outcome, List.of(), criteria);
    }

    private static Stage after(String key, String name, String repAction, String outcome, ExitCriterion... criteria) {
        return stage(key, name, POST_SALE, repAction, outcome, List.of(), criteria);
    }

    private static Stage stage(
            String key,
            String name,
            Phase phase,
            String repAction,
            @Nullable String outcome,
            List<StageTask> tasks,
            ExitCriterion... criteria) {
        return new Stage(key, name, phase, 1, repAction, outcome, List.of(criteria), StageRules.NONE, tasks, false);
    }

    private static ExitCriterion criterion(String key, String text, String inspectable) {
        return new ExitCriterion(key, text, inspectable, 1, List.of());
    }
}
