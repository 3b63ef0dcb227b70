package io.leadstream.forecast.team;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.definition.Definitions;
import io.leadstream.forecast.definition.Definitions.Kind;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sales teams that were set up. */
@ApplicationScoped
public class SalesTeams {

    private final Definitions definitions;
    private final Clock clock;

    SalesTeams(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** All as they were at a time. Whom two name, which only dating back can do, the one that holds since later has. */
    public Teams asOf(Instant time) {
        List<Definition<SalesTeam>> holding = definitions.holding(Kind.TEAM, SalesTeam.class, time);
        var latest = new HashMap<String, Definition<SalesTeam>>();
        holding.forEach(team -> team.body()
                .members()
                .forEach(member ->
                        latest.merge(member, team, (one, other) -> other.from().isBefore(one.from()) ? one : other)));
        var teams = new TreeMap<String, SalesTeam>();
        holding.forEach(team -> teams.put(team.key(), withOnly(team, latest)));
        return new Teams(teams);
    }

    private static SalesTeam withOnly(Definition<SalesTeam> team, Map<String, Definition<SalesTeam>> latest) {
        SalesTeam body = team.body();
        List<String> own = body.members().stream()
                .filter(member -> team.equals(latest.get(member)))
                .toList();
        return own.size() == body.members().size()
                ? body
                : new SalesTeam(body.name(), own, body.parent(), body.manager());
    }

    Optional<Definition<SalesTeam>> find(String key, Instant time) {
        return definitions.find(Kind.TEAM, key, SalesTeam.class, time);
    }

    List<Definition<SalesTeam>> page(Instant time, @Nullable String after, int count) {
        return definitions.holding(Kind.TEAM, SalesTeam.class, time, Map.of(), after, count);
    }

    List<Definitions.Version<SalesTeam>> versions(String key, long before, int count) {
        return definitions.versions(Kind.TEAM, key, SalesTeam.class, before, count);
    }

    /** Sets one up, or changes it, once it fits to the others as they are now. */
    @Transactional
    Definition<SalesTeam> put(String key, @Nullable String ifMatch, @Nullable Instant from, SalesTeam team) {
        definitions.lock();
        Teams others = asOf(clock.instant());
        requireParent(key, team, others);
        requireOwnMembers(key, team, others);
        return definitions.put(Kind.TEAM, key, ifMatch, from, team, SalesTeam.class);
    }

    /** Ends one that no other is part of. */
    @Transactional
    void remove(String key, @Nullable String ifMatch) {
        definitions.lock();
        Teams teams = asOf(clock.instant());
        List<String> parts = teams.byKey().keySet().stream()
                .filter(part -> teams.parentOf(part).filter(key::equals).isPresent())
                .toList();
        if (!parts.isEmpty()) {
            throw Problem.of(409, "team-has-parts", "The team has parts", "other teams are part of it: " + parts)
                    .with("parts", parts)
                    .build();
        }
        definitions.remove(Kind.TEAM, key, ifMatch);
    }

    private static void requireParent(String key, SalesTeam team, Teams others) {
        String parent = team.parent();
        if (parent == null) {
            return;
        }
        if (others.find(parent).isEmpty()) {
            throw BadInput.of("parent", "must be the key of a sales team");
        }
        List<String> above = others.upwards(parent);
        if (parent.equals(key) || above.contains(key)) {
            throw BadInput.of("parent", "must not be the team itself, or one that is part of it");
        }
        if (above.size() + heightOf(key, others) > Teams.DEEPEST) {
            throw BadInput.of("parent", "must not make more than " + Teams.DEEPEST + " teams, one within the other");
        }
    }

    private static int heightOf(String key, Teams others) {
        return others.byKey().keySet().stream()
                .map(others::upwards)
                .filter(above -> above.contains(key))
                .mapToInt(above -> above.indexOf(key) + 1)
                .max()
                .orElse(1);
    }

    private static void requireOwnMembers(String key, SalesTeam team, Teams others) {
        var elsewhere = new TreeMap<String, String>();
        team.members().forEach(member -> others.teamOf(member)
                .filter(other -> !other.equals(key))
                .ifPresent(other -> elsewhere.put(member, other)));
        if (!elsewhere.isEmpty()) {
            throw Problem.of(
                            409,
                            "member-of-another-team",
                            "Member of another team",
                            "each person is a member of one team: " + elsewhere)
                    .with("members", elsewhere)
                    .build();
        }
    }
}
