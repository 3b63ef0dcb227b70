package io.leadstream.forecast.reading;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.facts.Facts;
import io.leadstream.forecast.facts.Snapshot;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.CountingLeads;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.TooManyGroups;
import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a caller's parameters ask for: each deal's facts become its history, that its journey, and that is counted
 * at once; nothing of it is kept.
 */
@ApplicationScoped
public class Readings {

    private final Facts facts;
    private final ReadModel readModel;
    private final Clock clock;
    private final Turns turns = new Turns();

    Readings(Facts facts, ReadModel readModel, Clock clock) {
        this.facts = facts;
        this.readModel = readModel;
        this.clock = clock;
    }

    /** Counts the deals of the pipeline asked for. */
    public <R> Counted<R> of(FigureParams params, Function<Reading, Counting<R>> figure) {
        return read(params, (reading, ladders, snapshot) -> over(snapshot, reading, figure.apply(reading), Map.of()));
    }

    /**
     * Counts the deals of a pipeline along its latest version.
     *
     * @param pipeline null for the default one
     */
    public <R> Counted<R> of(@Nullable String pipeline, Question question, Function<Reading, Counting<R>> figure) {
        return read(pipeline, null, question, once(figure, false));
    }

    /**
     * The same from cells, where they tell what is asked; else from the facts.
     *
     * @param goals whose cells the figure is told of
     * @param among whether the deals of all other pipelines are told of too, which small numbers are shrunk towards
     */
    public <R> Counted<R> ofCells(
            FigureParams params, Set<Goal> goals, boolean among, Function<Reading, CountingCells<R>> figure) {
        return read(params, (reading, ladders, snapshot) -> {
            Map<String, Ladder> others =
                    among ? ladders.besides(reading.ladder().pipeline()) : Map.of();
            CountingCells<R> counting = figure.apply(reading);
            return isTold(snapshot, reading, goals, others.values(), counting)
                    ? new Pass<>(reading, counting, others)
                    : over(snapshot, reading, figure.apply(reading), others);
        });
    }

    private static boolean isTold(
            Snapshot snapshot, Reading reading, Set<Goal> goals, Collection<Ladder> others, CountingCells<?> counting) {
        Question question = reading.question();
        try {
            return Days.of(question)
                    .map(asked -> new CellReading(snapshot::sum, question, asked))
                    .filter(cells ->
                            cells.tell(reading.ladder(), goals, counting) && cells.tellElsewhere(others, counting))
                    .isPresent();
        } catch (TooManyGroups tooMany) {
            throw tooManyGroups();
        }
    }

    /**
     * The same, and tells of those of all other pipelines of deals.
     *
     * @param pipeline null for the default one
     */
    public <R> Counted<R> amongAllPipelines(
            @Nullable String pipeline, Question question, Function<Reading, Counting<R>> figure) {
        return read(pipeline, null, question, once(figure, true));
    }

    /**
     * Counts the deals twice, as they are at one moment: what is counted then rests on what they came to first, so that
     * none of them need be kept in between.
     */
    public <L, R> Counted<R> twice(
            FigureParams params, Function<Reading, Counting<L>> first, BiFunction<Reading, L, Counting<R>> then) {
        return read(params, twice(first, then));
    }

    /**
     * The same of a pipeline along its latest version.
     *
     * @param pipeline null for the default one
     */
    public <L, R> Counted<R> twice(
            @Nullable String pipeline,
            Question question,
            Function<Reading, Counting<L>> first,
            BiFunction<Reading, L, Counting<R>> then) {
        return read(pipeline, null, question, twice(first, then));
    }

    private static <L, R> Passes<R> twice(
            Function<Reading, Counting<L>> first, BiFunction<Reading, L, Counting<R>> then) {
        return (reading, ladders, snapshot) -> {
            L learnt = over(snapshot, reading, first.apply(reading), Map.of())
                    .counted()
                    .figure();
            return over(snapshot, reading, then.apply(reading, learnt), Map.of());
        };
    }

    /** Counts leads, and the deals of the pipeline asked for that came of them. */
    public <R> Counted<R> ofLeads(FigureParams params, Function<Reading, CountingLeads<R>> figure) {
        Question question = params.question(clock.instant());
        Integer version = params.version();
        if (LeadLifecycle.KEY.equals(params.pipeline())) {
            throw BadInput.of("pipeline", "must be one of deals: leads come before it anyway");
        }
        return turns.take(() -> {
            Freshness freshness = readModel.freshness();
            return facts.read(snapshot -> {
                Ladder ladder = new Ladders(snapshot).of(params.pipeline(), version);
                var reading = new Reading(question, ladder, freshness);
                CountingLeads<R> counting = figure.apply(reading);
                return new Counted<>(reading, LeadPass.over(snapshot, reading, counting));
            });
        });
    }

    /**
     * The ladder of a pipeline's latest version.
     *
     * @param pipeline null for the default one
     * @throws Problem 404 when there is none such
     */
    public Ladder ladder(@Nullable String pipeline) {
        return facts.read(snapshot -> new Ladders(snapshot).of(pipeline, null));
    }

    /** The keys of the published pipelines of deals. */
    public List<String> pipelines() {
        return facts.read(snapshot -> snapshot.versions().stream()
                .map(PipelineVersion::key)
                .filter(key -> !key.equals(LeadLifecycle.KEY))
                .distinct()
                .toList());
    }

    /** Tells of the whole histories of a pipeline's deals, one after the other, whatever was known when. */
    public void each(Ladder ladder, Instant asOf, Consumer<DealHistory> deal) {
        facts.read(snapshot -> {
            snapshot.histories(List.of(ladder.pipeline()), true, asOf, deal);
            return ladder;
        });
    }

    private static <R> Passes<R> once(Function<Reading, Counting<R>> figure, boolean others) {
        return (reading, ladders, snapshot) -> {
            Map<String, Ladder> besides =
                    others ? ladders.besides(reading.ladder().pipeline()) : Map.of();
            return over(snapshot, reading, figure.apply(reading), besides);
        };
    }

    private static <R> Pass<R> over(
            Snapshot snapshot, Reading reading, Counting<R> counting, Map<String, Ladder> others) {
        var pass = new Pass<>(reading, counting, others);
        pass.over(snapshot);
        return pass;
    }

    private <R> Counted<R> read(FigureParams params, Passes<R> passes) {
        return read(params.pipeline(), params.version(), params.question(clock.instant()), passes);
    }

    private <R> Counted<R> read(
            @Nullable String pipeline, @Nullable Integer version, Question question, Passes<R> passes) {
        return turns.take(() -> {
            // asked before the facts are read, so that they are at least as fresh as is said
            Freshness freshness = readModel.freshness();
            Pass<R> last = facts.read(snapshot -> {
                var ladders = new Ladders(snapshot);
                Ladder ladder = ladders.of(pipeline, version);
                return passes.over(new Reading(question, ladder, freshness), ladders, snapshot);
            });
            return last.counted();
        });
    }

    static BadInput tooManyGroups() {
        return BadInput.of("segment", "must have at most " + Groups.MOST + " values among the deals asked for");
    }

    /** One pass or more over one snapshot; the last one's figure is the answer. */
    private interface Passes<R> {
        Pass<R> over(Reading reading, Ladders ladders, Snapshot snapshot);
    }

    /** One pass over the deals. */
    private record Pass<R>(Reading reading, Counting<R> counting, Map<String, Ladder> others) {

        void over(Snapshot snapshot) {
            Question question = reading.question();
            boolean segmented = question.segmentation().asksForSegments();
            var pipelines = new HashSet<>(others.keySet());
            pipelines.add(reading.ladder().pipeline());
            try {
                snapshot.histories(pipelines, segmented, question.asOf(), this::add);
            } catch (TooManyGroups tooMany) {
                throw tooManyGroups();
            }
        }

        private void add(DealHistory deal) {
            String before = null;
            var seen = new HashMap<String, Boolean>();
            for (Step step : deal.steps()) {
                String pipeline = step.place().pipeline();
                if (!pipeline.equals(before) && seen.put(pipeline, true) == null) {
                    add(deal, pipeline);
                }
                before = pipeline;
            }
        }

        private void add(DealHistory deal, String pipeline) {
            Ladder own = reading.ladder();
            Ladder other = others.get(pipeline);
            if (pipeline.equals(own.pipeline())) {
                counting.add(deal.journey(own, reading.question().asOf()));
            } else if (other != null) {
                counting.addElsewhere(
                        other, deal.journey(other, reading.question().asOf()));
            }
        }

        Counted<R> counted() {
            try {
                return new Counted<>(reading, counting.result());
            } catch (TooManyGroups tooMany) {
                throw tooManyGroups();
            }
        }
    }
}
