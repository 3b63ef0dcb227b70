package io.leadstream.pipeline.committee;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.Facts;
import io.leadstream.pipeline.deal.Line;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who was on a deal's committee while it was in which stage. */
@ApplicationScoped
class StageAttendances {

    private static final int MOST_STEPS = 2_000;

    private static final String TENURES = """
            select * from (
              select s.id, f.occurred_at as since, f.roles, f.type,
                     lead(f.occurred_at) over (partition by s.id order by f.occurred_at, f.id) as until
              from stakeholder s join stakeholder_fact f on f.stakeholder_id = s.id
              where s.deal_id = ?) as tenure
            where type not in ('LEFT', 'ERASED') order by id, since""";

    private final Sql sql;
    private final Facts facts;

    StageAttendances(Sql sql, Facts facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /** All stages that the deal went through, in order. */
    @Schema(name = "StageAttendance")
    record Report(UUID dealId, List<Attendance> stages) {}

    /**
     * Who was there at some time while the deal was in a stage.
     *
     * @param leftAt null while it is in it
     * @param roles all that were played meanwhile
     */
    @Schema(name = "AttendedStage")
    record Attendance(
            String stage,
            Instant enteredAt,
            @Nullable Instant leftAt,
            List<BuyingRole> roles,
            List<Present> stakeholders) {}

    /** One of them, with all roles that they played in that stage. */
    @Schema(name = "StageAttendee")
    record Present(UUID id, List<BuyingRole> roles) {}

    /** Somebody was in these roles for a while. */
    record Tenure(
            UUID stakeholder,
            Set<BuyingRole> roles,
            Instant since,
            @Nullable Instant until) {

        boolean overlaps(Spell spell) {
            boolean beganBefore = spell.to == null || since.isBefore(spell.to) || since.equals(spell.from);
            boolean endedAfter = until == null || until.isAfter(spell.from);
            return beganBefore && endedAfter;
        }
    }

    /** The deal was in a stage for a while. */
    record Spell(String stage, Instant from, @Nullable Instant to) {}

    Report of(DealDesk.Present deal) {
        List<Tenure> tenures = sql.list(TENURES, StageAttendances::tenure, deal.id());
        return new Report(deal.id(), attendances(spells(deal), tenures));
    }

    private static Tenure tenure(ResultSet row) throws SQLException {
        return new Tenure(
                row.getObject("id", UUID.class),
                Stakeholders.roles(row.getArray("roles")),
                Objects.requireNonNull(Sql.instant(row, "since")),
                Sql.instant(row, "until"));
    }

    /** Joins the two; nobody is named without a role. */
    static List<Attendance> attendances(List<Spell> spells, List<Tenure> tenures) {
        return spells.stream().map(spell -> attendance(spell, tenures)).toList();
    }

    private static Attendance attendance(Spell spell, List<Tenure> tenures) {
        var all = EnumSet.noneOf(BuyingRole.class);
        var people = new LinkedHashMap<UUID, EnumSet<BuyingRole>>();
        for (Tenure tenure : tenures) {
            if (!tenure.roles.isEmpty() && tenure.overlaps(spell)) {
                people.computeIfAbsent(tenure.stakeholder, _ -> EnumSet.noneOf(BuyingRole.class))
                        .addAll(tenure.roles);
                all.addAll(tenure.roles);
            }
        }
        return new Attendance(
                spell.stage,
                spell.from,
                spell.to,
                List.copyOf(all),
                people.entrySet().stream()
                        .map(person -> new Present(person.getKey(), List.copyOf(person.getValue())))
                        .toList());
    }

    private List<Spell> spells(DealDesk.Present deal) {
        List<Line> steps = facts.steps(deal.id(), MOST_STEPS).stream()
                .filter(line -> line.stage() != null)
                .toList();
        var spells = new ArrayList<Spell>();
        for (int i = 0; i < steps.size(); i++) {
            Line step = steps.get(i);
            if (!step.type().equals("CLOSED")) {
                Instant to = i + 1 < steps.size() ? steps.get(i + 1).occurredAt() : null;
                spells.add(new Spell(Objects.requireNonNull(step.stage()), step.occurredAt(), to));
            }
        }
        return spells.isEmpty()
                ? List.of(new Spell(deal.stage().key(), deal.stageEnteredAt(), deal.closedAt()))
                : List.copyOf(spells);
    }
}
