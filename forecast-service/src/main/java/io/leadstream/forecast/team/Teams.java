package io.leadstream.forecast.team;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The teams as they are at one time: a forest, whose leaves are people. */
public final class Teams {

    public static final Teams NONE = new Teams(Map.of());

    /** A team whose parents are more than that would be drawn wider than any screen. */
    public static final int DEEPEST = 10;

    private final SortedMap<String, SalesTeam> teams;
    private final Map<String, String> teamOf = new HashMap<>();

    /** @param teams by key; where two name a person, the last key has them */
    public Teams(Map<String, SalesTeam> teams) {
        this.teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
        this.teams.forEach((key, team) -> team.members().forEach(member -> teamOf.put(member, key)));
    }

    public SortedMap<String, SalesTeam> byKey() {
        return teams;
    }

    public Optional<SalesTeam> find(String key) {
        return Optional.ofNullable(teams.get(key));
    }

    /** The key of the team that a person is a member of. */
    public Optional<String> teamOf(@Nullable String person) {
        return person == null ? Optional.empty() : Optional.ofNullable(teamOf.get(person));
    }

    /** The key of the team that one is part of; none when that one is no longer there. */
    public Optional<String> parentOf(String key) {
        return find(key).map(SalesTeam::parent).filter(teams::containsKey);
    }

    /** A team and those above it, the highest last; should they go in a circle, each once. */
    public List<String> upwards(String key) {
        var found = new ArrayList<String>();
        Optional<String> next = Optional.of(key).filter(teams::containsKey);
        while (next.isPresent() && !found.contains(next.get())) {
            found.add(next.get());
            next = parentOf(next.get());
        }
        return found;
    }

    /** Everybody whose number a deal of a person's counts in: the person, their teams upwards, all. */
    public List<Scope> scopesOf(@Nullable String person) {
        var scopes = new ArrayList<Scope>();
        if (person != null) {
            scopes.add(Scope.owner(person));
        }
        teamOf(person).ifPresent(team -> upwards(team).forEach(key -> scopes.add(Scope.team(key))));
        scopes.add(Scope.ALL);
        return scopes;
    }

    /** A team, those above it, and all. */
    public List<Scope> scopesOfTeam(String key) {
        var scopes = new ArrayList<Scope>();
        List<String> upwards = upwards(key);
        (upwards.isEmpty() ? List.of(key) : upwards).forEach(team -> scopes.add(Scope.team(team)));
        scopes.add(Scope.ALL);
        return scopes;
    }

    /** Whether a person's deals count in a scope. */
    public boolean counts(Scope scope, @Nullable String person) {
        return scopesOf(person).contains(scope);
    }

    /** Whether somebody answers for a team: as its manager or one above; anybody does where none is named. */
    public boolean answersFor(String manager, String key) {
        List<String> named = upwards(key).stream()
                .flatMap(team -> find(team).map(SalesTeam::manager).stream())
                .toList();
        return named.isEmpty() || named.contains(manager);
    }
}
