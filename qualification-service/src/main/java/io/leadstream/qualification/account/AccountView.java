package io.leadstream.qualification.account;

import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.lifecycle.ReasonCode;
import io.leadstream.qualification.lifecycle.ServiceLevel;
import io.leadstream.qualification.profile.FitView;
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

        @Schema(
                description = "Where most of the people are whom we know there; absent when none tells",
                examples = "DE")
        @Nullable
        String country,

        @Schema(description = "Fit to each ICP, best first") List<FitView> icps,

        @Schema(description = "The framework that counts for the account", examples = "BANT")
        String framework,

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
    @Schema(name = "AccountStepView")
    record StepView(
            @Schema(examples = "2") long number,
            @Schema(examples = "IQL") @Nullable Lifecycle from,
            @Schema(examples = "MQL") Lifecycle to,
            Instant at,
            @Schema(examples = "rep-7") String by,
            @Nullable String reason,
            @Nullable String note,

            @Schema(description = "Away from a sale; it always has a reason", examples = "false")
            boolean backward,

            @Schema(examples = "PT26H30M") Duration lasted,

            @Schema(description = "Where the step made it MQL") @Nullable
            ServiceLevel serviceLevel) {

        static StepView of(AccountStep step, Instant until, @Nullable ServiceLevel serviceLevel, boolean showsWords) {
            String reason = step.reason();
            boolean backward =
                    step.from() != null && (step.to() == Lifecycle.DISQUALIFIED || step.to() == Lifecycle.RECYCLED);
            return new StepView(
                    step.number(),
                    step.from(),
                    step.to(),
                    step.at(),
                    step.by(),
                    reason == null || showsWords
                            ? reason
                            : ReasonCode.of(reason).name(),
                    showsWords ? step.note() : null,
                    backward,
                    until.isBefore(step.at()) ? Duration.ZERO : Duration.between(step.at(), until),
                    serviceLevel);
        }
    }

    /** The way of an account up to an instant. */
    @Schema(name = "AccountPathView")
    record PathView(
            UUID companyId,

            @Schema(description = "Where it stood then; absent when nowhere", examples = "SAL") @Nullable
            Lifecycle lifecycle,

            List<StepView> steps,
            @Schema(examples = "{\"IQL\": \"PT48H\"}") Map<Lifecycle, Duration> spent,
            Instant asOf) {}
}
