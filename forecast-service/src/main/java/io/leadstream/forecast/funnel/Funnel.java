package io.leadstream.forecast.funnel;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadAndDeals;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.CountingLeads;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leads that were captured within the window, followed from step to step up to the as-of time: one cohort, so that
 * what advanced from a step is what entered the next.
 *
 * @param differences how much the groups differ, by the key of the step; empty when there is one group
 */
public record Funnel(SortedMap<Group, Part> groups, Map<String, Shrinkage> differences) {

    /**
     * @param steps in order
     * @param withoutLead deals that began within the window and that no lead is known for: they are in no step
     */
    public record Part(List<FunnelStep> steps, WithoutLead withoutLead) {}

    /**
     * A step.
     *
     * @param entered how many passed it
     * @param onward how many of them went on; null for the last step
     * @param shrunk the resolved share, drawn towards that of all groups; null when there is one, or nothing is settled
     * @param fromTop how many of those captured came as far as this; null for the first step
     */
    public record FunnelStep(
            String key,
            String part,
            int entered,
            int imputed,
            @Nullable String next,
            @Nullable Shares onward,
            @Nullable Rate shrunk,
            @Nullable Shares fromTop) {}

    public record WithoutLead(int entered, int won, int lost, int open) {}

    /** Whose segments are meant. */
    public enum Of {
        /** The lead's, as they were when it was captured. */
        LEAD,
        /** Those of the lead's first deal, as they were when it began; a lead without one has none. */
        DEAL
    }

    /** Counts leads and their deals along a ladder. */
    public static CountingLeads<Funnel> counting(Ladder ladder, Question question, Of of) {
        return new Count(Step.along(ladder), question, of);
    }

    private static final DealHistory NO_DEAL = new DealHistory("", List.of(), List.of(), null);

    private static final class Count implements CountingLeads<Funnel> {
        private final List<Step> steps;
        private final Question question;
        private final Of of;
        private final Groups<Tallies> groups;

        Count(List<Step> steps, Question question, Of of) {
            this.steps = steps;
            this.question = question;
            this.of = of;
            this.groups = question.segmentation().groups(() -> new Tallies(steps.size()));
        }

        @Override
        public void add(LeadAndDeals lead) {
            Path path = Path.of(steps, lead);
            Path.Entry captured = path.entry(0);
            if (captured != null && question.window().contains(captured.at())) {
                group(lead, captured.at()).map(groups::of).ifPresent(tallies -> tallies.add(path, question, lead));
            }
        }

        private Optional<Group> group(LeadAndDeals lead, Instant captured) {
            return switch (of) {
                case LEAD -> question.segmentation().groupOf(lead.lead().deal(), captured);
                case DEAL -> {
                    Optional<Journey> first = lead.deals().stream().min(Comparator.comparing(Journey::begunAt));
                    yield question.segmentation()
                            .groupOf(
                                    first.map(Journey::deal).orElse(NO_DEAL),
                                    first.map(Journey::begunAt).orElse(captured));
                }
            };
        }

        /** A lead that is not known has no value of any segment. */
        @Override
        public void addWithoutLead(Journey deal) {
            Instant at = deal.begunAt();
            if (question.window().contains(at)) {
                DealHistory whose = of == Of.DEAL ? deal.deal() : NO_DEAL;
                question.segmentation().groupOf(whose, at).map(groups::of).ifPresent(tallies -> tallies.add(deal));
            }
        }

        @Override
        public Funnel result() {
            Map<String, Shrinkage> differences = differences();
            return new Funnel(groups.map(tallies -> tallies.result(steps, question, differences)), differences);
        }

        private Map<String, Shrinkage> differences() {
            var differences = new LinkedHashMap<String, Shrinkage>();
            for (int i = 0; question.segmentation().by() != null && i + 1 < steps.size(); i++) {
                int step = i;
                List<Share> shares = groups.counts().stream()
                        .map(tallies -> tallies.onward.get(step).share())
                        .toList();
                Share all = shares.stream().reduce(Share.NONE, Share::plus);
                if (all.n() > 0) {
                    differences.put(steps.get(i).key(), Shrinkage.around(all.rate(), shares));
                }
            }
            return differences;
        }
    }

    private static final class Tallies {
        private final List<Tally> onward;
        private final List<Tally> fromTop;
        private int entered;
        private int won;
        private int lost;

        Tallies(int steps) {
            onward = Stream.generate(Tally::new).limit(steps).toList();
            fromTop = Stream.generate(Tally::new).limit(steps).toList();
        }

        void add(Path path, Question question, LeadAndDeals lead) {
            Instant observedFrom = lead.lead().deal().observedFrom();
            for (int i = 0; i < onward.size(); i++) {
                Passage passage = path.passage(i);
                if (passage != null && (question.imputed() || !passage.imputed())) {
                    onward.get(i).add(passage, observedFrom);
                }
                Passage since = path.fromTop(i);
                if (since != null && (question.imputed() || !since.imputed())) {
                    fromTop.get(i).add(since, observedFrom);
                }
            }
        }

        void add(Journey deal) {
            entered++;
            won += deal.wonAt() == null ? 0 : 1;
            lost += deal.lostAt() == null ? 0 : 1;
        }

        Part result(List<Step> steps, Question question, Map<String, Shrinkage> differences) {
            var rows = new ArrayList<FunnelStep>();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                boolean isLast = i + 1 == steps.size();
                Shrinkage shrinkage = differences.get(step.key());
                rows.add(new FunnelStep(
                        step.key(),
                        step.part().name(),
                        onward.get(i).counts().entered(),
                        onward.get(i).counts().imputed(),
                        isLast ? null : steps.get(i + 1).key(),
                        isLast ? null : Shares.of(onward.get(i), question.confidence()),
                        shrinkage == null
                                ? null
                                : Rate.of(shrinkage.of(onward.get(i).share(), question.confidence())),
                        i == 0 ? null : Shares.of(fromTop.get(i), question.confidence())));
            }
            return new Part(rows, new WithoutLead(entered, won, lost, entered - won - lost));
        }
    }
}
