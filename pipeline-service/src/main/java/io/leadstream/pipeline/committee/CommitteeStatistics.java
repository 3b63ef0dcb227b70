package io.leadstream.pipeline.committee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which roles and titles are present in won and lost deals, and what coverage is worth.
 *
 * @param level of the intervals
 */
record CommitteeStatistics(double level, String method, List<OfSegment> groups) {

    /** One segment, or all deals when none is asked for. */
    @Schema(name = "CommitteeSegmentStatistics")
    record OfSegment(
            @Nullable String segment,
            Share winRate,
            List<OfRole> roles,
            List<OfTitle> titles,
            List<OfCoverage> coverage) {}

    /**
     * One role.
     *
     * @param won in how many of the won deals somebody held it
     * @param winRateWith of the deals in which somebody held it
     */
    @Schema(name = "BuyingRoleStatistics")
    record OfRole(BuyingRole role, Share won, Share lost, Share winRateWith, Share winRateWithout) {}

    /** One title: in how many won and lost deals somebody of it held a role. */
    @Schema(name = "BuyerTitleStatistics")
    record OfTitle(JobFunction jobFunction, Seniority seniority, Share won, Share lost) {}

    /**
     * Deals of which so many of the eight roles were known.
     *
     * @param medianDaysToWin from opening to closing of the won ones; null when there is none
     */
    @Schema(name = "CoverageStatistics")
    record OfCoverage(
            int knownRoles, Share winRate, @Nullable Double medianDaysToWin) {}

    /** So many closed deals of a segment. */
    record Deals(@Nullable String segment, boolean won, long deals) {}

    /** In so many of them somebody held a role. */
    record WithRole(@Nullable String segment, boolean won, BuyingRole role, long deals) {}

    /** In so many of them somebody of a title held a role. */
    record WithTitle(@Nullable String segment, boolean won, JobFunction jobFunction, Seniority seniority, long deals) {}

    /** Of so many of them so many roles were known. */
    record WithCoverage(
            @Nullable String segment,
            boolean won,
            int knownRoles,
            long deals,
            @Nullable Double medianDays) {}

    /** What was counted. */
    record Counts(List<Deals> deals, List<WithRole> roles, List<WithTitle> titles, List<WithCoverage> coverage) {}

    private record Title(JobFunction jobFunction, Seniority seniority) {}

    static CommitteeStatistics of(Counts counts) {
        List<OfSegment> groups = counts.deals.stream()
                .map(Deals::segment)
                .distinct()
                .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                .map(segment -> new Segment(segment, counts).group())
                .toList();
        return new CommitteeStatistics(Share.LEVEL, Share.METHOD, groups);
    }

    /** One segment's counts. */
    private record Segment(@Nullable String key, Counts counts) {

        OfSegment group() {
            return new OfSegment(key, Share.of(deals(true), deals(true) + deals(false)), roles(), titles(), coverage());
        }

        private long deals(boolean won) {
            return counts.deals.stream()
                    .filter(d -> d.won == won && is(d.segment))
                    .mapToLong(Deals::deals)
                    .sum();
        }

        private List<OfRole> roles() {
            return Arrays.stream(BuyingRole.values()).map(this::role).toList();
        }

        private OfRole role(BuyingRole role) {
            long won = withRole(role, true);
            long lost = withRole(role, false);
            long otherWon = deals(true) - won;
            return new OfRole(
                    role,
                    Share.of(won, deals(true)),
                    Share.of(lost, deals(false)),
                    Share.of(won, won + lost),
                    Share.of(otherWon, otherWon + deals(false) - lost));
        }

        private long withRole(BuyingRole role, boolean won) {
            return counts.roles.stream()
                    .filter(r -> r.won == won && r.role == role && is(r.segment))
                    .mapToLong(WithRole::deals)
                    .sum();
        }

        private List<OfTitle> titles() {
            Map<Title, long[]> wonAndLost = new LinkedHashMap<>();
            for (WithTitle title : counts.titles) {
                if (is(title.segment)) {
                    wonAndLost
                            .computeIfAbsent(new Title(title.jobFunction, title.seniority), _ -> new long[2])[
                            title.won ? 0 : 1] += title.deals;
                }
            }
            return wonAndLost.entrySet().stream()
                    .map(title -> new OfTitle(
                            title.getKey().jobFunction,
                            title.getKey().seniority,
                            Share.of(title.getValue()[0], deals(true)),
                            Share.of(title.getValue()[1], deals(false))))
                    .sorted(Comparator.comparing(
                                    (OfTitle t) -> -(t.won().count() + t.lost().count()))
                            .thenComparing(OfTitle::jobFunction)
                            .thenComparing(OfTitle::seniority))
                    .toList();
        }

        private List<OfCoverage> coverage() {
            List<WithCoverage> own =
                    counts.coverage.stream().filter(c -> is(c.segment)).toList();
            var groups = new ArrayList<OfCoverage>();
            for (int known :
                    new TreeSet<>(own.stream().map(WithCoverage::knownRoles).toList())) {
                List<WithCoverage> of =
                        own.stream().filter(c -> c.knownRoles == known).toList();
                long all = of.stream().mapToLong(WithCoverage::deals).sum();
                long won = of.stream()
                        .filter(WithCoverage::won)
                        .mapToLong(WithCoverage::deals)
                        .sum();
                Double median = of.stream()
                        .filter(WithCoverage::won)
                        .map(WithCoverage::medianDays)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                groups.add(new OfCoverage(known, Share.of(won, all), median));
            }
            return List.copyOf(groups);
        }

        private boolean is(@Nullable String segment) {
            return Objects.equals(key, segment);
        }
    }
}
