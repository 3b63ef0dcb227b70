package io.leadstream.pipeline.committee;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which roles the people of a deal may play, and whom to look for, by their titles and by past deals.
 *
 * @param level of the intervals
 * @param lookFor for each role that nobody holds yet, the titles that held it most often
 */
record RoleSuggestions(UUID dealId, double level, String method, List<ForPerson> stakeholders, List<ForRole> lookFor) {

    private static final String METHOD =
            "Beta posterior: past deals, and a curated prior by job title that counts as" + " four people";

    /** Less likely roles are not worth asking for. */
    private static final double LEAST = 0.2;

    private static final int MOST = 3;

    /** What may be suggested to somebody; nothing when their title is not known. */
    @Schema(name = "StakeholderSuggestions")
    record ForPerson(
            UUID stakeholder,
            @Nullable JobFunction jobFunction,
            @Nullable Seniority seniority,
            List<Suggested> roles) {}

    /** A role that they do not hold yet. */
    @Schema(name = "SuggestedRole")
    record Suggested(BuyingRole role, RoleChance chance) {}

    /** Who held a missing role in past deals. */
    @Schema(name = "SoughtRole")
    record ForRole(BuyingRole role, List<SoughtTitle> titles) {}

    /** A title that often holds it. */
    record SoughtTitle(JobFunction jobFunction, Seniority seniority, RoleChance chance) {}

    /** What past deals showed of people with one title: how many there were, and how many played which role. */
    record Past(JobFunction jobFunction, Seniority seniority, long people, Map<BuyingRole, Long> played) {

        RoleChance chance(BuyingRole role) {
            return RoleChance.of(
                    played.getOrDefault(role, 0L),
                    people,
                    TitlePrior.of(role, jobFunction, seniority),
                    TitlePrior.WEIGHT);
        }
    }

    static RoleSuggestions of(Committee committee, List<Past> past) {
        Map<BuyingRole, List<UUID>> held = committee.roles();
        return new RoleSuggestions(
                committee.dealId(),
                RoleChance.LEVEL,
                METHOD,
                committee.members().stream()
                        .map(member -> forPerson(member, past))
                        .toList(),
                Arrays.stream(BuyingRole.values())
                        .filter(role -> !held.containsKey(role))
                        .map(role -> forRole(role, past))
                        .toList());
    }

    private static ForPerson forPerson(Stakeholder member, List<Past> past) {
        JobFunction function = member.seat().jobFunction();
        Seniority seniority = member.seat().seniority();
        if (function == null && seniority == null) {
            return new ForPerson(member.id(), null, null, List.of());
        }
        Past known = pastOf(
                function == null ? JobFunction.UNKNOWN : function,
                seniority == null ? Seniority.UNKNOWN : seniority,
                past);
        List<Suggested> roles = Stream.of(BuyingRole.values())
                .filter(role -> !member.holds(role))
                .map(role -> new Suggested(role, known.chance(role)))
                .filter(suggested -> suggested.chance().probability() >= LEAST)
                .sorted(Comparator.comparing(suggested -> -suggested.chance().probability()))
                .limit(MOST)
                .toList();
        return new ForPerson(member.id(), function, seniority, roles);
    }

    private static Past pastOf(JobFunction function, Seniority seniority, List<Past> past) {
        return past.stream()
                .filter(p -> p.jobFunction == function && p.seniority == seniority)
                .findFirst()
                .orElse(new Past(function, seniority, 0, Map.of()));
    }

    /** Only titles of which somebody did hold it. */
    private static ForRole forRole(BuyingRole role, List<Past> past) {
        List<SoughtTitle> titles = past.stream()
                .filter(p -> p.played.getOrDefault(role, 0L) > 0)
                .map(p -> new SoughtTitle(p.jobFunction, p.seniority, p.chance(role)))
                .sorted(Comparator.comparing(
                                (SoughtTitle title) -> -title.chance().probability())
                        .thenComparing(SoughtTitle::jobFunction)
                        .thenComparing(SoughtTitle::seniority))
                .limit(MOST)
                .toList();
        return new ForRole(role, titles);
    }
}
