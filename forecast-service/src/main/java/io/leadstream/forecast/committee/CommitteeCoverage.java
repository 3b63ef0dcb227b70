package io.leadstream.forecast.committee;

import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Holm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How deals ended by what was known of their committee: of a closed one as it was known when it was closed, of an open
 * one as it is known at the as-of time, on entry to a stage as it was known then. It tells what goes together, not what
 * causes what: of deals that go far, more becomes known. What was known on entry to a stage is free of that.
 *
 * @param comparisons all tests that were made, of all groups
 */
public record CommitteeCoverage(SortedMap<Group, Part> groups, Holm comparisons) {

    /**
     * @param untold imported deals of whose committee nothing was ever told: they are in no other count
     * @param stages conversion by whether a role was known on entry
     */
    public record Part(int won, int lost, int open, int untold, List<FactorRow> factors, List<StageRow> stages) {}

    /**
     * @param winRateP of the differences between levels; null when there are too few deals to tell
     * @param cycleP of those between the cycle times of won deals
     */
    public record FactorRow(
            String kind,
            String name,
            List<Level> levels,
            @Nullable Double winRateP,
            @Nullable Double cycleP) {}

    /** @param conversionP of the difference between the corrected shares; null when there are too few deals to tell */
    public record StageRow(
            String stage,
            String next,
            Shares known,
            Shares unknown,
            @Nullable Double conversionP) {}

    /** Counts journeys along a ladder, by group. */
    public static Counting<CommitteeCoverage> counting(Ladder ladder, Question question, Committee.Role role) {
        return new Coverage(ladder, question, role);
    }

    private static final class Coverage implements Counting<CommitteeCoverage> {
        private final List<Stage> stages;
        private final Question question;
        private final Committee.Role role;
        private final Groups<Count> groups;

        Coverage(Ladder ladder, Question question, Committee.Role role) {
            this.stages = ladder.sale();
            this.question = question;
            this.role = role;
            this.groups = question.segmentation().groups(() -> new Count(stages.size()));
        }

        @Override
        public void add(Journey journey) {
            Closing closing = journey.closing();
            if (closing != null && question.window().contains(closing.at())) {
                of(journey, closing.at()).ifPresent(count -> count.close(journey, closing));
            } else if (journey.open()) {
                of(journey, journey.asOf()).ifPresent(count -> count.open(journey));
            }
            for (int rank = 1; rank <= stages.size(); rank++) {
                Passage passage = journey.passage(rank);
                if (passage != null && question.counts(passage)) {
                    enter(journey, rank, passage);
                }
            }
        }

        private void enter(Journey journey, int rank, Passage passage) {
            Committee committee = committee(journey.deal(), passage.at());
            if (committee != null) {
                of(journey, passage.at()).ifPresent(count -> count.stages
                        .get(rank - 1)
                        .add(committee.knows(role), passage, journey.deal().observedFrom()));
            }
        }

        private Optional<Count> of(Journey journey, Instant at) {
            return question.segmentation().groupOf(journey.deal(), at).map(groups::of);
        }

        @Override
        public CommitteeCoverage result() {
            SortedMap<Group, Part> parts = groups.map(count -> count.result(stages, question));
            var pValues = new ArrayList<Double>();
            for (Part part : parts.values()) {
                for (FactorRow row : part.factors()) {
                    addTo(pValues, row.winRateP());
                    addTo(pValues, row.cycleP());
                }
                part.stages().forEach(row -> addTo(pValues, row.conversionP()));
            }
            return new CommitteeCoverage(parts, Holm.of(pValues));
        }

        private static void addTo(List<Double> pValues, @Nullable Double pValue) {
            if (pValue != null) {
                pValues.add(pValue);
            }
        }
    }

    /** What was known; null when nobody told and nobody could have: the deal was imported. */
    private static @Nullable Committee committee(DealHistory deal, Instant at) {
        Committee told = deal.committeeAt(at);
        return told != null ? told : deal.imported() ? null : Committee.UNKNOWN;
    }

    private static final class Count {
        private final List<FactorCount> factors =
                Factor.ALL.stream().map(FactorCount::new).toList();
        private final List<StageCount> stages = new ArrayList<>();
        private int won;
        private int lost;
        private int open;
        private int untold;

        Count(int stages) {
            for (int i = 0; i < stages; i++) {
                this.stages.add(new StageCount());
            }
        }

        void close(Journey journey, Closing closing) {
            Committee committee = committee(journey.deal(), closing.at());
            if (committee == null) {
                untold++;
                return;
            }
            switch (closing.outcome()) {
                case WON -> won++;
                case LOST -> lost++;
            }
            factors.forEach(factor -> factor.close(committee, journey, closing));
        }

        void open(Journey journey) {
            Committee committee = committee(journey.deal(), journey.asOf());
            if (committee == null) {
                untold++;
                return;
            }
            open++;
            factors.forEach(factor -> factor.open(committee));
        }

        Part result(List<Stage> all, Question question) {
            var rows = new ArrayList<StageRow>();
            for (int i = 0; i < all.size(); i++) {
                String next = i + 1 < all.size() ? all.get(i + 1).key() : "WON";
                rows.add(stages.get(i).result(all.get(i).key(), next, question.confidence()));
            }
            return new Part(
                    won,
                    lost,
                    open,
                    untold,
                    factors.stream()
                            .map(factor -> factor.result(question.confidence()))
                            .toList(),
                    rows);
        }
    }
}
