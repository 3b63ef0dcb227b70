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
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.ArrayList;
import java.util.List;
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
    private final Groups<List<Tally>> groups;

    private CohortConversion(Ladder ladder, Phase phase, Question question) {
        this.question = question;
        this.phase = phase;
        this.stages = phase == Phase.SALE ? ladder.sale() : ladder.postSale();
        this.groups = question.segmentation().groups(this::tallies);
    }

    /** To count the stages of the sale. */
    public static CohortConversion ofSale(Ladder ladder, Question question) {
        return new CohortConversion(ladder, Phase.SALE, question);
    }

    /** To count the stages after the sale; the last of them leads nowhere, and has no rate. */
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

    private List<Tally> tallies() {
        return Stream.generate(Tally::new).limit(stages.size()).toList();
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
     * The figures by group and stage, shrunk along pipeline → stage → segment.
     *
     * @param ofPipeline the pipeline's own share, shrunk towards that of all pipelines; null when nothing is settled
     */
    public Conversion shrunkFrom(@Nullable Double ofPipeline) {
        List<@Nullable Shrinkage> byStage = shrinkages(ofPipeline);
        return new Conversion(groups.map(tallies -> rows(tallies, byStage)), spreads(byStage));
    }

    private List<StageConversion> rows(List<Tally> tallies, List<@Nullable Shrinkage> byStage) {
        return IntStream.range(0, rows())
                .mapToObj(i -> row(i, tallies.get(i), byStage.get(i)))
                .toList();
    }

    private int rows() {
        return phase == Phase.SALE ? stages.size() : Math.max(0, stages.size() - 1);
    }

    private StageConversion row(int index, Tally tally, @Nullable Shrinkage shrinkage) {
        Rate shrunk = shrinkage == null ? null : shrunk(tally.share(), shrinkage);
        return new StageConversion(
                stages.get(index).key(), Stages.after(stages, index), Shares.of(tally, question.confidence()), shrunk);
    }

    private Rate shrunk(Share share, Shrinkage shrinkage) {
        var posterior = shrinkage.of(share, question.confidence());
        return new Rate(
                posterior.rate(),
                posterior.interval().low(),
                posterior.interval().high());
    }

    /** How each stage's figures are shrunk: towards the pipeline's, or when there are segments towards the stage's. */
    private List<@Nullable Shrinkage> shrinkages(@Nullable Double ofPipeline) {
        var byStage = new ArrayList<@Nullable Shrinkage>();
        List<Share> shares =
                IntStream.range(0, stages.size()).mapToObj(this::pooled).toList();
        Shrinkage ofStages = ofPipeline == null ? null : Shrinkage.around(ofPipeline, shares);
        for (int i = 0; i < stages.size(); i++) {
            byStage.add(ofStages == null ? null : shrinkageOf(i, ofStages));
        }
        return byStage;
    }

    private Shrinkage shrinkageOf(int index, Shrinkage ofStages) {
        if (question.segmentation().by() == null) {
            return ofStages;
        }
        double ofStage = ofStages.rateOf(pooled(index));
        return Shrinkage.around(
                ofStage,
                groups.counts().stream()
                        .map(tallies -> tallies.get(index).share())
                        .toList());
    }

    private List<Conversion.Spread> spreads(List<@Nullable Shrinkage> byStage) {
        var spreads = new ArrayList<Conversion.Spread>();
        if (question.segmentation().by() != null) {
            for (int i = 0; i < rows(); i++) {
                Shrinkage shrinkage = byStage.get(i);
                if (shrinkage != null) {
                    spreads.add(Conversion.Spread.of(stages.get(i).key(), shrinkage));
                }
            }
        }
        return spreads;
    }
}
