package io.leadstream.forecast.conversion;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.NestedShrinkage;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conversion in mode {@code cohort}: deals are counted by their first passage of a stage's rank within the window,
 * each once, and followed up to the as-of time.
 */
public final class CohortConversion {

    private final Question question;
    private final List<Stage> stages;
    private final Phase phase;
    private final String end;
    private final Groups<List<Tally>> groups;

    private CohortConversion(Ladder ladder, Phase phase, Question question) {
        this.question = question;
        this.phase = phase;
        this.stages = phase == Phase.SALE ? ladder.sale() : ladder.postSale();
        this.end = phase == Phase.SALE ? Stages.WON : Stages.PROMISE_KEPT;
        this.groups = question.segmentation().groups(this::tallies);
    }

    /** To count the stages of the sale. */
    public static CohortConversion ofSale(Ladder ladder, Question question) {
        return new CohortConversion(ladder, Phase.SALE, question);
    }

    /** To count the stages after the sale; the last of them leads to the promise kept. */
    public static CohortConversion afterSale(Ladder ladder, Question question) {
        return new CohortConversion(ladder, Phase.POST_SALE, question);
    }

    public void add(Journey journey) {
        for (int rank = 1; rank <= stages.size(); rank++) {
            Passage passage = phase == Phase.SALE ? journey.passage(rank) : journey.postSalePassage(rank);
            if (passage != null) {
                count(journey, rank, passage);
            }
        }
    }

    private void count(Journey journey, int rank, Passage passage) {
        if (!question.counts(passage)) {
            return;
        }
        question.segmentation().groupOf(journey.deal(), passage.at()).ifPresent(group -> groups.of(group)
                .get(rank - 1)
                .add(passage, journey.deal().observedFrom()));
    }

    /** What became of a group's deals that passed a rank, all counted already. */
    void add(Group group, int rank, Tally tally) {
        groups.of(group).set(rank - 1, tally);
    }

    private List<Tally> tallies() {
        return Stream.generate(Tally::new).limit(stages.size()).collect(Collectors.toList());
    }

    /** A segment may change with the sale's end: a group of either has rows in both, of noughts where there is none. */
    void alignWith(CohortConversion other) {
        List.copyOf(other.groups.names()).forEach(groups::of);
        List.copyOf(groups.names()).forEach(other.groups::of);
    }

    /** All that is settled in this pipeline, over its stages. */
    public Share pooled() {
        return IntStream.range(0, stages.size()).mapToObj(this::pooled).reduce(Share.NONE, Share::plus);
    }

    private Share pooled(int index) {
        return groups.counts().stream()
                .map(tallies -> tallies.get(index).share())
                .reduce(Share.NONE, Share::plus);
    }

    /**
     * The figures by group and stage, shrunk along pipeline → stage → segment → second segment.
     *
     * @param ofPipeline the pipeline's own share, shrunk towards that of all pipelines; null when nothing is settled
     */
    public Conversion shrunkFrom(@Nullable Double ofPipeline) {
        List<Shrinking> byStage = ofPipeline == null ? List.of() : shrinkings(ofPipeline);
        return new Conversion(groups.map((group, tallies) -> rows(group, tallies, byStage)), spreads(byStage));
    }

    private List<StageConversion> rows(Group group, List<Tally> tallies, List<Shrinking> byStage) {
        return IntStream.range(0, stages.size())
                .mapToObj(i -> row(
                        i,
                        tallies.get(i),
                        byStage.isEmpty() ? null : byStage.get(i).of(group)))
                .toList();
    }

    private StageConversion row(int index, Tally tally, @Nullable Shrinkage shrinkage) {
        Rate shrunk = shrinkage == null ? null : Rate.of(shrinkage.of(tally.share(), question.confidence()));
        return new StageConversion(
                stages.get(index).key(),
                Stages.after(stages, index, end),
                Shares.of(tally, question.confidence()),
                shrunk);
    }

    /** How a stage's figures are shrunk: towards the pipeline's, or when there are segments towards the stage's. */
    private record Shrinking(Shrinkage firsts, @Nullable NestedShrinkage pairs) {
        Shrinkage of(Group group) {
            return pairs == null || group.segment() == null ? firsts : pairs.within(group.segment());
        }
    }

    private List<Shrinking> shrinkings(double ofPipeline) {
        List<Share> shares =
                IntStream.range(0, stages.size()).mapToObj(this::pooled).toList();
        Shrinkage ofStages = Shrinkage.around(ofPipeline, shares);
        return IntStream.range(0, stages.size())
                .mapToObj(i -> shrinking(i, ofStages))
                .toList();
    }

    private Shrinking shrinking(int index, Shrinkage ofStages) {
        if (question.segmentation().by() == null) {
            return new Shrinking(ofStages, null);
        }
        double ofStage = ofStages.rateOf(pooled(index));
        var byFirst = new TreeMap<String, List<Share>>();
        groups.map((group, tallies) -> byFirst.computeIfAbsent(first(group), _ -> new ArrayList<>())
                .add(tallies.get(index).share()));
        if (question.segmentation().ofPairs()) {
            var nested = NestedShrinkage.around(ofStage, byFirst);
            return new Shrinking(nested.firsts(), nested);
        }
        return new Shrinking(
                Shrinkage.around(
                        ofStage, byFirst.values().stream().flatMap(List::stream).toList()),
                null);
    }

    private static String first(Group group) {
        return group.segment() == null ? "" : group.segment();
    }

    private List<Conversion.Spread> spreads(List<Shrinking> byStage) {
        var spreads = new ArrayList<Conversion.Spread>();
        if (question.segmentation().by() != null && !byStage.isEmpty()) {
            for (int i = 0; i < stages.size(); i++) {
                String stage = stages.get(i).key();
                Shrinking shrinking = byStage.get(i);
                spreads.add(new Conversion.Spread(stage, null, shrinking.firsts()));
                if (shrinking.pairs() != null) {
                    shrinking
                            .pairs()
                            .seconds()
                            .forEach((first, seconds) -> spreads.add(new Conversion.Spread(stage, first, seconds)));
                }
            }
        }
        return spreads;
    }
}
