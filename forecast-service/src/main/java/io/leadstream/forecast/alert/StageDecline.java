package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Periods.Span;
import io.leadstream.forecast.cohort.Cohort;
import io.leadstream.forecast.cohort.Success;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.statistics.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of the deals that entered a stage, how many advanced in time: the last quarter of them that had the time against the
 * four before, of all deals, of each owner's and of each value of a segment.
 */
final class StageDecline {

    /** A segment of more values is none to coach by. */
    static final int MOST_VALUES = 200;

    private static final String OWNER = "owner";

    private final String pipeline;
    private final Periods periods;
    private final Stage stage;
    private final int rank;
    private final Duration horizon;
    private final Cohort recent;
    private final Cohort before;
    private final Pair all = new Pair(new Success(), new Success());
    private final Map<String, Map<String, Pair>> bySegment = new TreeMap<>();
    private final Set<String> tooMany = new HashSet<>();

    /** The last quarter, and the four before. */
    private record Pair(Success now, Success then) {
        void add(boolean isRecent, boolean isAdvanced) {
            (isRecent ? now : then).add(isAdvanced);
        }
    }

    /** @param horizon whole days that a deal has to advance in time */
    StageDecline(String pipeline, Periods periods, Stage stage, int rank, Duration horizon) {
        this.pipeline = pipeline;
        this.periods = periods;
        this.stage = stage;
        this.rank = rank;
        this.horizon = horizon;
        this.recent = cohort(periods.recent(horizon));
        this.before = cohort(periods.before(horizon));
    }

    private Cohort cohort(Span span) {
        return new Cohort(Periods.start(span.from()), Periods.start(span.to()), horizon);
    }

    void add(Journey journey) {
        Passage passage = journey.passage(rank);
        boolean isRecent = passage != null && recent.has(passage);
        if (passage == null || (!isRecent && !before.has(passage))) {
            return;
        }
        boolean isAdvanced = recent.isAdvanced(passage);
        all.add(isRecent, isAdvanced);
        Described described = journey.deal().describedAt(passage.at());
        if (described != null) {
            described.segments().forEach((segment, value) -> count(segment, value, isRecent, isAdvanced));
            String owner = described.owner();
            if (owner != null) {
                count(OWNER, owner, isRecent, isAdvanced);
            }
        }
    }

    private void count(String segment, String value, boolean isRecent, boolean isAdvanced) {
        if (tooMany.contains(segment)) {
            return;
        }
        Map<String, Pair> values = bySegment.computeIfAbsent(segment, _ -> new HashMap<>());
        values.computeIfAbsent(value, _ -> new Pair(new Success(), new Success()))
                .add(isRecent, isAdvanced);
        if (values.size() > MOST_VALUES) {
            bySegment.remove(segment);
            tooMany.add(segment);
        }
    }

    List<Tested> tests() {
        var tests = new ArrayList<Tested>();
        test(null, null, all, tests);
        bySegment.forEach(
                (segment, values) -> new TreeMap<>(values).forEach((value, pair) -> test(segment, value, pair, tests)));
        return tests;
    }

    private void test(@Nullable String segment, @Nullable String value, Pair pair, List<Tested> tests) {
        Success now = pair.now();
        Success then = pair.then();
        if (now.entered() < Periods.FEWEST || then.entered() < Periods.FEWEST) {
            return;
        }
        Query query = Query.of("conversion-rates", pipeline)
                .with("mode", "fixedWindow")
                .with("horizon", "P" + horizon.toDays() + "D")
                .where(segment, value);
        Span span = periods.recent(horizon);
        Span spanBefore = periods.before(horizon);
        tests.add(Tested.ofDecline(
                new Topic(AlertKind.STAGE_CONVERSION, pipeline, stage.key(), segment, value, null),
                span.share(
                        now.advanced(),
                        now.entered(),
                        query.within(span, periods.today()).text()),
                spanBefore.share(
                        then.advanced(),
                        then.entered(),
                        query.within(spanBefore, periods.today()).text()),
                null,
                Difference.ofShares(now.advanced(), now.entered(), then.advanced(), then.entered(), Periods.LEVEL)));
    }
}
