package io.leadstream.qualification.lead;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Leads with those of their colleagues who count for them: the first {@value #MOST} leads of a company count for each
 * other. The first, because they stay the same, so that a past score is what it was; so many, because each activity of
 * one has the others looked at again.
 */
@ApplicationScoped
public class Colleagues {

    static final int MOST = 100;

    static final String MEMBERS = """
            select company_id, lead_id
            from unnest(?::uuid[]) as companies (company_id)
            cross join lateral (select distinct lead_id from lead_profile
                                where lead_profile.company_id = companies.company_id
                                order by lead_id limit 100) as members""";

    private record Member(UUID company, UUID lead) {}

    private final LeadHistories histories;
    private final LeadMerges merges;
    private final Sql sql;

    Colleagues(LeadHistories histories, LeadMerges merges, Sql sql) {
        this.histories = histories;
        this.merges = merges;
        this.sql = sql;
    }

    /** The histories of those leads, each with its colleagues'. */
    public Map<UUID, LeadHistory> of(Collection<UUID> leads) {
        var own = histories.of(leads);
        var members = members(own.values());
        var others = new HashSet<UUID>();
        members.values().forEach(others::addAll);
        others.removeAll(own.keySet());
        var all = new HashMap<>(own);
        if (!others.isEmpty()) {
            all.putAll(histories.of(others));
        }
        merges.awayOf(all.keySet()).forEach((id, spans) -> all.computeIfPresent(id, (one, told) -> told.away(spans)));
        var together = new HashMap<UUID, LeadHistory>();
        own.forEach((id, history) -> together.put(id, with(history, colleagues(id, history, members), all)));
        return together;
    }

    private Map<UUID, Set<UUID>> members(Collection<LeadHistory> of) {
        var companies = new HashSet<UUID>();
        of.forEach(history -> companies.addAll(LeadHistories.companiesOf(history.profiles())));
        var members = new HashMap<UUID, Set<UUID>>();
        if (!companies.isEmpty()) {
            sql.query(MEMBERS, Colleagues::member, companies)
                    .forEach(member -> members.computeIfAbsent(member.company, company -> new LinkedHashSet<>())
                            .add(member.lead));
        }
        return members;
    }

    private static Set<UUID> colleagues(UUID lead, LeadHistory history, Map<UUID, Set<UUID>> members) {
        var colleagues = new LinkedHashSet<UUID>();
        for (UUID company : LeadHistories.companiesOf(history.profiles())) {
            Set<UUID> there = members.getOrDefault(company, Set.of());
            if (there.contains(lead)) {
                colleagues.addAll(there);
            }
        }
        colleagues.remove(lead);
        return colleagues;
    }

    private static LeadHistory with(LeadHistory lead, Set<UUID> colleagues, Map<UUID, LeadHistory> all) {
        List<LeadHistory> known = new ArrayList<>();
        // in one order, so that the sum of their points is the same to the last bit
        colleagues.stream().sorted().filter(all::containsKey).forEach(id -> known.add(all.get(id)));
        return lead.among(known);
    }

    private static Member member(Row row) throws SQLException {
        return new Member(row.id("company_id"), row.id("lead_id"));
    }
}
