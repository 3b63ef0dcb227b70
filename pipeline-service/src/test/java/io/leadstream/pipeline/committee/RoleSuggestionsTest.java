package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.committee.RoleSuggestions.Past;
import io.leadstream.pipeline.committee.RoleSuggestions.Seen;
import io.leadstream.pipeline.committee.RoleSuggestions.Suggested;
import io.leadstream.pipeline.deal.BuyerSegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleSuggestionsTest {

    private static final double CLOSE = 1e-9;

    @Test
    void withoutPastDealsTheTitleDecides() {
        List<Suggested> roles = suggested(JobFunction.FINANCE, Seniority.C_LEVEL, Set.of(), List.of());

        assertEquals(BuyingRole.BUDGET_HOLDER, roles.getFirst().role());
        assertEquals(0.7, roles.getFirst().chance().probability(), CLOSE);
        assertEquals(0, roles.getFirst().chance().of());
        assertEquals(
                BuyingRole.LEGAL_AND_COMPLIANCE,
                suggested(JobFunction.LEGAL, Seniority.MANAGER, Set.of(), List.of())
                        .getFirst()
                        .role());
        assertEquals(
                BuyingRole.END_USER,
                suggested(JobFunction.SALES, Seniority.INDIVIDUAL, Set.of(), List.of())
                        .getFirst()
                        .role());
    }

    @Test
    void pastDealsOutweighTheTitle() {
        var past = new Past(JobFunction.FINANCE, Seniority.C_LEVEL, 20, Map.of(BuyingRole.BLOCKER, 18L));

        List<Suggested> roles = suggested(JobFunction.FINANCE, Seniority.C_LEVEL, Set.of(), List.of(past));

        assertEquals(BuyingRole.BLOCKER, roles.getFirst().role());
        assertEquals((18 + 4 * 0.05) / 24, roles.getFirst().chance().probability(), CLOSE);
    }

    @Test
    void whatCompaniesAlikeShowCountsOnTopShrunkTowardsAll() {
        var all = new Seen(20, Map.of(BuyingRole.BLOCKER, 18L));
        var alike = new Seen(2, Map.of());
        var past = new Past(JobFunction.FINANCE, Seniority.C_LEVEL, List.of(all, alike));

        RoleChance chance = past.chance(BuyingRole.BLOCKER);

        double ofAll = (18 + 4 * 0.05) / 24;
        assertEquals((0 + 4 * ofAll) / (2 + 4), chance.probability(), CLOSE);
        assertEquals(
                List.of(18L, 20L, 0L, 2L),
                List.of(chance.played(), chance.of(), chance.playedAlike(), chance.ofAlike()));
    }

    @Test
    void withoutAnybodyAlikeAllCountAsTheyAre() {
        var all = new Seen(20, Map.of(BuyingRole.BLOCKER, 18L));

        RoleChance wide = new Past(JobFunction.IT, Seniority.HEAD, List.of(all)).chance(BuyingRole.BLOCKER);
        RoleChance narrow =
                new Past(JobFunction.IT, Seniority.HEAD, List.of(all, Seen.NOTHING)).chance(BuyingRole.BLOCKER);

        assertEquals(wide.probability(), narrow.probability(), CLOSE);
    }

    @Test
    void moreCasesMakeANarrowerInterval() {
        RoleChance few = RoleChance.of(2, 4, 0.5, TitlePrior.WEIGHT);
        RoleChance many = RoleChance.of(200, 400, 0.5, TitlePrior.WEIGHT);

        assertTrue(many.high() - many.low() < few.high() - few.low());
        assertTrue(few.low() < 0.5 && few.high() > 0.5);
    }

    /** Beta(2, 2): the 5 % quantile solves 3x² − 2x³ = 0.05. */
    @Test
    void theIntervalIsThatOfTheBetaDistribution() {
        RoleChance chance = RoleChance.of(0, 0, 0.5, 4);

        assertEquals(0.135350, chance.low(), 1e-5);
        assertEquals(1 - 0.135350, chance.high(), 1e-5);
    }

    @Test
    void aRoleThatTheyHoldIsNotSuggested() {
        assertFalse(
                suggested(JobFunction.FINANCE, Seniority.C_LEVEL, Set.of(BuyingRole.BUDGET_HOLDER), List.of()).stream()
                        .anyMatch(suggested -> suggested.role() == BuyingRole.BUDGET_HOLDER));
    }

    @Test
    void whoseTitleNobodyKnowsGetsNoSuggestion() {
        Committee committee = new Committees().with(1).now();

        assertEquals(
                List.of(),
                RoleSuggestions.of(committee, BuyerSegment.ALL, List.of())
                        .stakeholders()
                        .getFirst()
                        .roles());
    }

    @Test
    void whoHeldAMissingRoleIsLookedFor() {
        var heads = new Past(JobFunction.OPERATIONS, Seniority.HEAD, 10, Map.of(BuyingRole.CHAMPION, 6L));
        var managers = new Past(JobFunction.OPERATIONS, Seniority.MANAGER, 10, Map.of(BuyingRole.CHAMPION, 9L));
        Committee committee = new Committees().with(1, BuyingRole.END_USER).now();

        var lookFor = RoleSuggestions.of(committee, BuyerSegment.ALL, List.of(heads, managers))
                .lookFor();

        assertEquals(7, lookFor.size(), "all but the one that is held");
        var champion = lookFor.stream()
                .filter(role -> role.role() == BuyingRole.CHAMPION)
                .findFirst()
                .orElseThrow();
        assertEquals(Seniority.MANAGER, champion.titles().getFirst().seniority());
        assertEquals(2, champion.titles().size());
    }

    @Test
    void everyTitleHasAChanceOfEveryRole() {
        for (BuyingRole role : BuyingRole.values()) {
            for (JobFunction function : JobFunction.values()) {
                for (Seniority seniority : Seniority.values()) {
                    double prior = TitlePrior.of(role, function, seniority);
                    assertTrue(0 < prior && prior < 1, role + " " + function + " " + seniority);
                }
            }
        }
    }

    private static List<Suggested> suggested(
            JobFunction function, Seniority seniority, Set<BuyingRole> held, List<Past> past) {
        var seat = new Seat(held, Stance.UNKNOWN, null, function, seniority, List.of(), List.of(), null, null);
        var member = new Stakeholder(
                Committees.id(1),
                Committees.DEAL,
                0,
                null,
                Committees.id(2),
                Committees.NOW,
                Committees.NOW,
                null,
                null,
                seat);
        return RoleSuggestions.of(
                        new Committee(Committees.DEAL, Committees.NOW, List.of(member)), BuyerSegment.ALL, past)
                .stakeholders()
                .getFirst()
                .roles();
    }
}
