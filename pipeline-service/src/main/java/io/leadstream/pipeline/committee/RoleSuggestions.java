package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.deal.BuyerSegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
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
 * @param buyers which companies are alike to the deal's; empty where nothing is known of it
 * @param lookFor for each role that nobody holds yet, the titles that held it most often
 */
record RoleSuggestions(
        UUID dealId,
        double level,
        String method,
        BuyerSegment buyers,
        List<ForPerson> stakeholders,
        List<ForRole> lookFor) {

    private static final String METHOD =
            "Beta posterior: past deals, and a curated prior by job title that counts as four people; what all deals"
                    + " show counts as four people towards those of the same industry, and that towards those of the"
                    + " same size too";

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

    /**
     * How many people there were, and how many played which role.
     */
    record Seen(long people, Map<BuyingRole, Long> played) {

        static final Seen NOTHING = new Seen(0, Map.of());

        long played(BuyingRole role) {
            return played.getOrDefault(role, 0L);
        }

        Seen and(Seen more) {
            var sum = new EnumMap<BuyingRole, Long>(BuyingRole.class);
            for (BuyingRole role : BuyingRole.values()) {
                sum.put(role, played(role) + more.played(role));
            }
            return new Seen(people + more.people, sum);
        }
    }

    /**
     * What past deals showed of people with one title.
     *
     * @param seen in all deals, then in narrower groups of companies alike to the buyer, each part of the one before
     */
    record Past(JobFunction jobFunction, Seniority seniority, List<Seen> seen) {

        Past(JobFunction jobFunction, Seniority seniority, long people, Map<BuyingRole, Long> played) {
            this(jobFunction, seniority, List.of(new Seen(people, played)));
        }

        /** Each group's evidence shrinks towards what the wider one shows, as that does towards the title's prior. */
        RoleChance chance(BuyingRole role) {
            Seen all = seen.getFirst();
            RoleChance chance = RoleChance.of(
                    all.played(role), all.people, TitlePrior.of(role, jobFunction, seniority), TitlePrior.WEIGHT);
            for (Seen alike : seen.subList(1, seen.size())) {
                chance = RoleChance.of(alike.played(role), alike.people, chance.probability(), TitlePrior.WEIGHT)
                        .within(all.played(role), all.people);
            }
            return chance;
        }
    }

    static RoleSuggestions of(Committee committee, BuyerSegment buyers, List<Past> past) {
        Map<BuyingRole, List<UUID>> held = committee.roles();
        return new RoleSuggestions(
                committee.dealId(),
                RoleChance.LEVEL,
                METHOD,
                buyers,
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
                .filter(p -> p.seen.getFirst().played(role) > 0)
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
