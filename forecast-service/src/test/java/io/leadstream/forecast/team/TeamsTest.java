package io.leadstream.forecast.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsTest {

    private final Teams teams = new Teams(Map.of(
            "world", team(null, "boss"),
            "emea", team("world", "lead", "ann", "bob"),
            "dach", team("emea", null, "cem"),
            "lost", team("gone", null, "dora")));

    private static SalesTeam team(@Nullable String parent, @Nullable String manager, String... members) {
        return new SalesTeam("A team", List.of(members), parent, manager);
    }

    @Test
    void aDealCountsForItsOwnerTheirTeamsUpwardsAndAll() {
        assertEquals(
                List.of(Scope.owner("cem"), Scope.team("dach"), Scope.team("emea"), Scope.team("world"), Scope.ALL),
                teams.scopesOf("cem"));
    }

    @Test
    void aDealOfNobodyCountsForAll() {
        assertEquals(List.of(Scope.ALL), teams.scopesOf(null));
    }

    @Test
    void whoIsInNoTeamCountsForThemselvesAndAll() {
        assertEquals(List.of(Scope.owner("zoe"), Scope.ALL), teams.scopesOf("zoe"));
    }

    @Test
    void aTeamWhoseParentIsGoneStandsAlone() {
        assertEquals(Optional.empty(), teams.parentOf("lost"));
        assertEquals(List.of("lost"), teams.upwards("lost"));
    }

    @Test
    void teamsInACircleAreWalkedOnce() {
        var circle = new Teams(Map.of("a", team("b", null), "b", team("a", null, "ann")));
        assertEquals(List.of("b", "a"), circle.upwards("b"));
    }

    @Test
    void aTeamIsAnsweredForByItsManagerAndThoseAbove() {
        assertTrue(teams.answersFor("lead", "dach"));
        assertTrue(teams.answersFor("boss", "emea"));
        assertFalse(teams.answersFor("lead", "world"));
        assertFalse(teams.answersFor("ann", "emea"));
    }

    @Test
    void aTeamWithoutManagersIsAnsweredForByAnyManager() {
        assertTrue(teams.answersFor("anybody", "lost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "team:emea", "owner:rep-1", "owner:a:b"})
    void aScopeIsWrittenAsItIsRead(String text) {
        assertEquals(text, Scope.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "emea", "team:", "owner: ", "region:emea", "ALL", ":x"})
    void whatIsNoScopeIsNone(String text) {
        assertEquals(Optional.empty(), Scope.parse(text));
    }
}
