package io.leadstream.forecast.promise;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Promise;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Promises of the deals won within the window, as they stand at the as-of time. A promise kept in part is not kept; one
 * that the customer says nothing of says nothing of itself.
 *
 * @param wonDeals how many deals that is, of which so many were won without any promise
 * @param kept of those answered for
 * @param response answered of those asked about
 * @param shrunk kept, drawn towards the share of all groups; null when no customer answered at all
 * @param verdict kept beside the target; null while nobody answered
 */
public record PromiseRate(
        int wonDeals,
        int withoutPromise,
        Standing standing,
        Rate kept,
        Rate response,
        @Nullable Rate shrunk,
        @Nullable Verdict verdict,
        boolean lowEvidence) {

    /** More than 80 to 85 % of promises should be kept. */
    public static final double TARGET_FROM = 0.80;

    public static final double TARGET_TO = 0.85;

    /** @param unchecked nobody asked the customer yet */
    public record Standing(int kept, int partly, int broken, int noAnswer, int unchecked) {
        public int promises() {
            return asked() + unchecked;
        }

        public int asked() {
            return answered() + noAnswer;
        }

        public int answered() {
            return kept + partly + broken;
        }
    }

    /** The whole interval of the kept share beside the target: what a share alone cannot tell is UNCERTAIN. */
    public enum Verdict {
        ABOVE,
        WITHIN,
        BELOW,
        UNCERTAIN;

        static Verdict of(Rate kept) {
            if (kept.low() > TARGET_TO) {
                return ABOVE;
            }
            if (kept.high() < TARGET_FROM) {
                return BELOW;
            }
            return kept.low() >= TARGET_FROM && kept.high() <= TARGET_TO ? WITHIN : UNCERTAIN;
        }
    }

    /** @param differences how much the groups differ; null when there is one, or nobody answered at all */
    public record ByGroup(
            SortedMap<Group, PromiseRate> groups, @Nullable Shrinkage differences) {}

    /** Counts journeys in one pipeline, by group: a deal's is the one that it had when it was won. */
    public static Counting<ByGroup> counting(Question question) {
        return new Rates(question);
    }

    private static final class Rates implements Counting<ByGroup> {
        private final Question question;
        private final Groups<Count> groups;

        Rates(Question question) {
            this.question = question;
            this.groups = question.segmentation().groups(() -> new Count());
        }

        @Override
        public void add(Journey journey) {
            Instant won = journey.wonAt();
            if (won != null && question.window().contains(won)) {
                question.segmentation().groupOf(journey.deal(), won).ifPresent(group -> groups.of(group)
                        .add(journey.deal().promisesAt(journey.asOf())));
            }
        }

        @Override
        public ByGroup result() {
            Share all = groups.counts().stream().map(Count::share).reduce(Share.NONE, Share::plus);
            Shrinkage shrinkage = all.n() == 0
                    ? null
                    : Shrinkage.around(
                            all.rate(),
                            groups.counts().stream().map(Count::share).toList());
            return new ByGroup(
                    groups.map(count -> count.result(question.confidence(), shrinkage)),
                    question.segmentation().by() == null ? null : shrinkage);
        }
    }

    private static final class Count {
        private final Map<PromiseOutcome, Integer> standing = new EnumMap<>(PromiseOutcome.class);
        private int wonDeals;
        private int withoutPromise;
        private int unchecked;

        void add(Collection<Promise> promises) {
            wonDeals++;
            withoutPromise += promises.isEmpty() ? 1 : 0;
            for (Promise promise : promises) {
                PromiseOutcome outcome = promise.standing();
                if (outcome == null) {
                    unchecked++;
                } else {
                    standing.merge(outcome, 1, Integer::sum);
                }
            }
        }

        private int of(PromiseOutcome outcome) {
            return standing.getOrDefault(outcome, 0);
        }

        private Standing standing() {
            return new Standing(
                    of(PromiseOutcome.KEPT),
                    of(PromiseOutcome.PARTLY),
                    of(PromiseOutcome.BROKEN),
                    of(PromiseOutcome.NO_ANSWER),
                    unchecked);
        }

        Share share() {
            return new Share(standing().kept(), standing().answered());
        }

        PromiseRate result(Confidence confidence, @Nullable Shrinkage shrinkage) {
            Standing all = standing();
            Rate kept = Rate.of(all.kept(), all.answered(), confidence);
            return new PromiseRate(
                    wonDeals,
                    withoutPromise,
                    all,
                    kept,
                    Rate.of(all.answered(), all.asked(), confidence),
                    shrinkage == null ? null : Rate.of(shrinkage.of(share(), confidence)),
                    all.answered() == 0 ? null : Verdict.of(kept),
                    Shares.lowEvidence(all.kept(), all.answered(), confidence));
        }
    }
}
