package io.leadstream.qualification.lead;

import io.leadstream.qualification.lead.LeadMerges.Part;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that lead-service told of leads, read in sets: four queries for however many leads. */
@ApplicationScoped
public class LeadHistories {

    static final String PROFILES = "select * from lead_profile where lead_id = any(?)";
    static final String ACTIVITIES = "select * from lead_activity where lead_id = any(?)";
    static final String COMPANY_CHANGES = "select * from company_change where company_id = any(?)";

    private record Of<T>(UUID about, T what) {}

    private final Sql sql;
    private final LeadMerges merges;

    LeadHistories(Sql sql, LeadMerges merges) {
        this.sql = sql;
        this.merges = merges;
    }

    public LeadHistory of(UUID lead) {
        return of(List.of(lead)).getOrDefault(lead, LeadHistory.EMPTY);
    }

    /** The histories of those leads of which anything was told. */
    public Map<UUID, LeadHistory> of(Collection<UUID> leads) {
        var profiles = group(sql.query(PROFILES, LeadHistories::profile, leads));
        Map<UUID, List<Part>> parts = merges.partsOf(leads);
        var activities = group(sql.query(ACTIVITIES, LeadHistories::activity, withParts(leads, parts)));
        var companies = companyChanges(profiles.values());
        var histories = new HashMap<UUID, LeadHistory>();
        for (UUID lead : leads) {
            var ofLead = profiles.getOrDefault(lead, List.of());
            var own = activities.getOrDefault(lead, List.of());
            var joined = parts.getOrDefault(lead, List.of()).stream()
                    .map(part -> new Joined(part.during(), activities.getOrDefault(part.merged(), List.of())))
                    .toList();
            if (!ofLead.isEmpty() || !own.isEmpty() || !joined.isEmpty()) {
                histories.put(
                        lead, new LeadHistory(ofLead, changesOf(ofLead, companies), own, joined, List.of(), List.of()));
            }
        }
        return histories;
    }

    private static Set<UUID> withParts(Collection<UUID> leads, Map<UUID, List<Part>> parts) {
        Set<UUID> all = new HashSet<>(leads);
        parts.values().forEach(some -> some.forEach(part -> all.add(part.merged())));
        return all;
    }

    private Map<UUID, List<Told<Company>>> companyChanges(Collection<List<Told<Profile>>> profiles) {
        var companies = new HashSet<UUID>();
        profiles.forEach(ofLead -> companies.addAll(companiesOf(ofLead)));
        return companies.isEmpty()
                ? Map.of()
                : group(sql.query(COMPANY_CHANGES, LeadHistories::companyChange, companies));
    }

    private static List<Told<Company>> changesOf(List<Told<Profile>> profiles, Map<UUID, List<Told<Company>>> changes) {
        return companiesOf(profiles).stream()
                .flatMap(company -> changes.getOrDefault(company, List.of()).stream())
                .toList();
    }

    static Set<UUID> companiesOf(List<Told<Profile>> profiles) {
        var companies = new HashSet<UUID>();
        for (Told<Profile> told : profiles) {
            if (told.what().company() != null) {
                companies.add(told.what().company().id());
            }
        }
        return companies;
    }

    private static <T> Map<UUID, List<T>> group(List<Of<T>> all) {
        var groups = new HashMap<UUID, List<T>>();
        all.forEach(one ->
                groups.computeIfAbsent(one.about, about -> new ArrayList<>()).add(one.what));
        return groups;
    }

    private static Of<Told<Profile>> profile(Row row) throws SQLException {
        UUID company = row.idOrNull("company_id");
        var profile = new Profile(
                row.flag("captured"),
                row.text("lead_source"),
                row.text("country"),
                row.text("job_function"),
                row.text("seniority"),
                row.flag("free_mail"),
                company == null ? null : company(company, row.text("company_name"), row),
                origin(row));
        return new Of<>(row.id("lead_id"), told(row, profile));
    }

    private static Of<Told<Activity>> activity(Row row) throws SQLException {
        String type = row.text("type");
        return new Of<>(row.id("lead_id"), told(row, new Activity(type == null ? "" : type, row.flag("inbound"))));
    }

    private static Of<Told<Company>> companyChange(Row row) throws SQLException {
        UUID id = row.id("company_id");
        return new Of<>(id, told(row, company(id, row.text("name"), row)));
    }

    private static Company company(UUID id, @Nullable String name, Row row) throws SQLException {
        return new Company(
                id,
                name,
                row.text("industry"),
                row.text("size_band"),
                row.flag("funded"),
                row.flag("growing"),
                row.text("growth_stage"),
                row.numberOrNull("product_users"),
                row.flagOrNull("target_account"));
    }

    private static Profile.Origin origin(Row row) throws SQLException {
        return new Profile.Origin(
                row.text("medium"),
                row.text("campaign"),
                row.text("region"),
                row.text("age_band"),
                row.text("owner"),
                row.texts("segments"));
    }

    private static <T> Told<T> told(Row row, T what) throws SQLException {
        return new Told<>(
                row.id("event_id"), row.number("sequence"), row.instant("occurred_at"), row.instant("known_at"), what);
    }
}
