package io.leadstream.qualification.lifecycle;

import io.leadstream.messaging.EventType;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Profile;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published: a lead moved. It says what a deal needs that opens on SQL, so that its reader asks nobody else. */
@EventType("lead.lifecycle-changed.v1")
public record LifecycleChanged(
        UUID leadId,
        @Nullable Lifecycle from,
        Lifecycle to,
        @Nullable ReasonCode reason,
        String by,
        @Nullable UUID companyId,
        @Nullable String companyName,
        Segments segments) {

    /** What reports group by, as known at that time. */
    public record Segments(
            @Nullable String source,
            @Nullable String industry,
            @Nullable String country,
            @Nullable String sizeBand) {}

    private static @Nullable ReasonCode reasonOf(LifecycleStep step) {
        return step.isGivenBack() ? ReasonCode.UNMERGED : step.reason() == null ? null : ReasonCode.of(step.reason());
    }

    public static LifecycleChanged of(LifecycleStep step, LeadSnapshot lead) {
        var profile = Optional.ofNullable(lead.profile()).map(told -> told.what());
        var company = Optional.ofNullable(lead.company()).map(told -> told.what());
        return new LifecycleChanged(
                step.leadId(),
                step.from(),
                step.to(),
                reasonOf(step),
                step.by(),
                company.map(Company::id).orElse(null),
                company.map(Company::name).orElse(null),
                new Segments(
                        profile.map(Profile::source).orElse(null),
                        company.map(Company::industry).orElse(null),
                        profile.map(Profile::country).orElse(null),
                        company.map(Company::sizeBand).orElse(null)));
    }
}
