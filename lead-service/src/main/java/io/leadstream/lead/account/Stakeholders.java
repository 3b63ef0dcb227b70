package io.leadstream.lead.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Accounts;
import io.leadstream.lead.card.CompanyChange;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who counts at an account, in the order in which we mean to win them. */
@ApplicationScoped
class Stakeholders {

    private static final int MOST = 200;

    static final String LIST = """
            select coalesce(l.merged_into, s.lead_id), s.person_id, s.note
            from company_stakeholder s left join lead l on l.id = s.lead_id
            where s.company_id = ? order by s.position""";

    private static final String CLEAR = "delete from company_stakeholder where company_id = ?";

    private static final String KEEP = """
            insert into company_stakeholder (id, company_id, position, lead_id, person_id, note)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String KNOWN = """
            select id from lead where id = any (?) and company_id = ?
            union all
            select merged_into from lead where merged_into = any (?) and company_id = ?
            union all
            select id from person where id = any (?) and company_id = ?""";

    private static final String TITLES = """
            select id, job_title from lead where id = any (?)
            union all
            select id, job_title from person where id = any (?)""";

    /** The whole list, in its order. */
    public record StakeholderList(
            @NotNull @Size(max = MOST) @Valid List<@NotNull Stakeholder> stakeholders) {

        private List<@Nullable UUID> people() {
            return stakeholders.stream().map(Stakeholder::who).toList();
        }
    }

    /**
     * One of them: a lead, or somebody who is none.
     *
     * @param note what they mean for us, what moves them
     */
    public record Stakeholder(
            @Nullable UUID leadId,
            @Nullable UUID personId,
            @Size(max = 2000) @Nullable String note) {

        @Nullable
        UUID who() {
            return leadId == null ? personId : leadId;
        }
    }

    private final Accounts accounts;
    private final CompanyLog log;
    private final Sql sql;
    private final Clock clock;

    Stakeholders(Accounts accounts, CompanyLog log, Sql sql, Clock clock) {
        this.accounts = accounts;
        this.log = log;
        this.sql = sql;
        this.clock = clock;
    }

    /** Who was merged stands there as the survivor, and who came to stand there twice so, once. */
    StakeholderList of(UUID company) {
        var seen = new HashSet<@Nullable UUID>();
        return new StakeholderList(sql
                .list(
                        LIST,
                        row -> new Stakeholder(
                                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)),
                        company)
                .stream()
                .filter(stakeholder -> seen.add(stakeholder.who()))
                .toList());
    }

    /** Replaces the list, and raises the company's version. */
    @Transactional
    long replace(UUID company, @Nullable String ifMatch, StakeholderList list) {
        long version = accounts.raisedVersion(company, ifMatch);
        requirePeopleOf(company, list.stakeholders());
        StakeholderList before = of(company);
        if (!before.equals(list)) {
            log.keep(change(company, before, list));
        }
        sql.update(CLEAR, company);
        var rows = new ArrayList<@Nullable Object[]>();
        for (Stakeholder stakeholder : list.stakeholders()) {
            rows.add(new @Nullable Object[] {
                UuidCreator.getTimeOrderedEpoch(),
                company,
                rows.size(),
                stakeholder.leadId(),
                stakeholder.personId(),
                stakeholder.note()
            });
        }
        sql.batch(KEEP, rows);
        tellIfChanged(company, before, of(company));
        return version;
    }

    /** Others are told who counts, not what we note of them. */
    private void tellIfChanged(UUID company, StakeholderList before, StakeholderList after) {
        if (!before.people().equals(after.people())) {
            accounts.tellStakeholders(company, listed(after.stakeholders()));
        }
    }

    private List<LeadEvent.Listed> listed(List<Stakeholder> stakeholders) {
        List<UUID> ids = stakeholders.stream()
                .map(Stakeholder::who)
                .filter(Objects::nonNull)
                .toList();
        var titles = new HashMap<UUID, @Nullable String>();
        if (!ids.isEmpty()) {
            sql.list(TITLES, row -> titles.put(row.getObject(1, UUID.class), row.getString(2)), ids, ids);
        }
        return stakeholders.stream()
                .map(stakeholder -> listed(stakeholder, titles.get(stakeholder.who())))
                .toList();
    }

    private static LeadEvent.Listed listed(Stakeholder stakeholder, @Nullable String title) {
        return new LeadEvent.Listed(
                stakeholder.leadId(), stakeholder.personId(), JobFunction.of(title), Seniority.of(title));
    }

    /** Who they are is personal: that it changed, and to how many, is what the company's history keeps. */
    private CompanyChange change(UUID company, StakeholderList before, StakeholderList after) {
        var counts = new CompanyChange.Values(
                before.stakeholders().size(), after.stakeholders().size());
        return new CompanyChange(company, Map.of("stakeholders", counts), clock.instant());
    }

    private void requirePeopleOf(UUID company, List<Stakeholder> list) {
        List<UUID> ids =
                list.stream().map(Stakeholder::who).filter(id -> id != null).toList();
        Set<UUID> known = ids.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        sql.list(KNOWN, row -> row.getObject(1, UUID.class), ids, company, ids, company, ids, company));
        var violations = new ArrayList<Violation>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < list.size(); i++) {
            Stakeholder stakeholder = list.get(i);
            String field = "stakeholders[" + i + "]";
            if ((stakeholder.leadId() == null) == (stakeholder.personId() == null)) {
                violations.add(new Violation(field, "must name a leadId or a personId"));
            } else if (!known.contains(stakeholder.who())) {
                violations.add(new Violation(field, "is nobody of this company"));
            } else if (!seen.add(stakeholder.who())) {
                violations.add(new Violation(field, "is named before"));
            }
        }
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
    }
}
