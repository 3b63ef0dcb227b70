package io.leadstream.qualification.prediction;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What models learn of a lead: its profile and how often it did what. Owners are left out: sales chose them. */
final class LeadFeatures {

    private static final List<String> PROFILE = List.of(
            "source",
            "medium",
            "campaign",
            "country",
            "region",
            "ageBand",
            "jobFunction",
            "seniority",
            "freeMail",
            "industry",
            "sizeBand",
            "growthStage",
            "funded",
            "growing",
            "productUsers");

    private static final List<String> ACTIVITIES = List.of(
            "WEB_VISIT",
            "FORM_VIEWED",
            "FORM_STARTED",
            "FORM_SUBMITTED",
            "EMAIL_OPENED",
            "EMAIL_CLICKED",
            "EMAIL_REPLIED",
            "CHAT",
            "SOCIAL_FOLLOW",
            "SOCIAL_MESSAGE",
            "CALL",
            "MEETING",
            "DEMO",
            "EVENT");

    static final List<String> FIELDS =
            Stream.concat(PROFILE.stream(), ACTIVITIES.stream()).toList();

    private LeadFeatures() {}

    static @Nullable String[] of(LeadSnapshot lead) {
        var values = new ArrayList<@Nullable String>();
        Told<Profile> profile = lead.profile();
        addProfile(values, profile == null ? null : profile.what());
        Told<Company> company = lead.company();
        addCompany(values, company == null ? null : company.what());
        for (String type : ACTIVITIES) {
            values.add(Long.toString(lead.activities().stream()
                    .filter(told -> told.what().inbound() && told.what().type().equals(type))
                    .count()));
        }
        return values.toArray(new @Nullable String[0]);
    }

    private static void addProfile(List<@Nullable String> values, @Nullable Profile profile) {
        if (profile == null) {
            values.addAll(Collections.nCopies(9, null));
            return;
        }
        values.add(profile.source());
        values.add(profile.origin().medium());
        values.add(profile.origin().campaign());
        values.add(profile.country());
        values.add(profile.origin().region());
        values.add(profile.origin().ageBand());
        values.add(profile.jobFunction());
        values.add(profile.seniority());
        values.add(Boolean.toString(profile.freeMail()));
    }

    private static void addCompany(List<@Nullable String> values, @Nullable Company company) {
        if (company == null) {
            values.addAll(Collections.nCopies(6, null));
            return;
        }
        values.add(company.industry());
        values.add(company.sizeBand());
        values.add(company.growthStage());
        values.add(Boolean.toString(company.funded()));
        values.add(Boolean.toString(company.growing()));
        values.add(Optional.ofNullable(company.productUsers())
                .map(users -> Long.toString(users))
                .orElse(null));
    }
}
