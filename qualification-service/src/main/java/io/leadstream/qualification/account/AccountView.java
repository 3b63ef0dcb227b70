package io.leadstream.qualification.account;

import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.profile.FitView;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is shown, with everything that it is qualified by. */
record AccountView(
        Summary account,
        @Schema(description = "Fit to each ICP, best first") List<FitView> icps,
        Map<String, FrameworkView> frameworks) {

    /** An account in lists and after commands. */
    record Summary(
            @Schema(examples = "0199d2c4-7a11-7f00-8a44-5d2f00c0ffee")
            UUID companyId,

            @Schema(examples = "Example Machines") @Nullable String name,
            @Schema(examples = "MANUFACTURING") @Nullable String industry,
            @Schema(examples = "250-1000") @Nullable String sizeBand,
            @Schema(examples = "true") boolean targetAccount,

            @Schema(description = "Absent while no target account", examples = "SAL") @Nullable
            Lifecycle lifecycle,

            @Nullable Instant since,

            @Schema(examples = "[\"SQL\", \"DISQUALIFIED\", \"RECYCLED\"]")
            Set<Lifecycle> allowed) {

        static Summary of(Account account) {
            Company company = account.company();
            LifecycleState state = account.state();
            return new Summary(
                    company.id(),
                    company.name(),
                    company.industry(),
                    company.sizeBand(),
                    account.target(),
                    state == null ? null : state.name(),
                    state == null ? null : state.since(),
                    state == null ? Set.of() : state.allowed());
        }
    }

    /** One step, and the stay that it began. */
    record StepView(
            @Schema(examples = "2") long number,
            @Schema(examples = "IQL") @Nullable Lifecycle from,
            @Schema(examples = "MQL") Lifecycle to,
            Instant at,
            @Schema(examples = "rep-7") String by,
            @Nullable String reason,
            @Nullable String note,
            @Schema(examples = "PT26H30M") Duration lasted) {

        static StepView of(AccountStep step, Instant until) {
            Duration lasted = until.isBefore(step.at()) ? Duration.ZERO : Duration.between(step.at(), until);
            return new StepView(
                    step.number(), step.from(), step.to(), step.at(), step.by(), step.reason(), step.note(), lasted);
        }
    }

    record PathView(UUID companyId, List<StepView> steps, Instant asOf) {}

    record FactView(
            @Schema(examples = "about 40,000 a year") String value,
            @Schema(examples = "0.8") @Nullable BigDecimal confidence,
            @Nullable URI evidence,
            @Schema(examples = "rep-7") String by,
            Instant at) {}

    record FactsView(UUID companyId, Map<String, FactView> facts, Map<String, FrameworkView> frameworks) {}
}
