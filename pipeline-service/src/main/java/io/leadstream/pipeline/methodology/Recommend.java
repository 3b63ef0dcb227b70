package io.leadstream.pipeline.methodology;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.pipeline.methodology.MeasureDeals.Measured;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recommends an approach and keeps what was recommended; adopts it for its segment where that is wanted. */
@ApplicationScoped
class Recommend {

    private static final int MOST_SEGMENTS = 1_000;

    private final MeasureDeals measureDeals;
    private final Recommendations recommendations;
    private final Adoptions adoptions;
    private final Pipelines pipelines;
    private final TableRates tableRates;
    private final Outbox outbox;

    Recommend(
            MeasureDeals measureDeals,
            Recommendations recommendations,
            Adoptions adoptions,
            Pipelines pipelines,
            TableRates tableRates,
            Outbox outbox) {
        this.measureDeals = measureDeals;
        this.recommendations = recommendations;
        this.adoptions = adoptions;
        this.pipelines = pipelines;
        this.tableRates = tableRates;
        this.outbox = outbox;
    }

    @Transactional
    RecommendationView make(RecommendationRequest request, By by) {
        Segment segment = request.of();
        requirePipeline(segment.pipeline());
        UsdRates rates = tableRates.with(request.ratesGiven());
        Map<Dimension, Double> given = request.given(rates);
        Measured measured =
                request.isMeasured() ? measureDeals.measure(segment, request.period(by.knownAt()), rates) : null;
        Map<Dimension, Double> figures = together(given, measured);
        if (figures.isEmpty() && !request.situation().noRepTouchesTheSale()) {
            throw request.nothingKnown();
        }
        Choice choice = Choice.of(figures, request.situation());
        if (request.isAdopted()) {
            adoptions.lock(segment);
        }
        Optional<Adoption> inUse = adoptions.of(segment);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Double value = figures.get(Dimension.AVERAGE_CONTRACT_VALUE);
        var prices = RecommendationView.Prices.of(choice.approach(), figures, request.terms(value, rates));
        List<RecommendationView.Figure> shown = RecommendationView.figures(given, figures, measured);
        RecommendationView view = view(id, request, by, choice, shown, prices, inUse.orElse(null));
        recommendations.keep(view, by.actor());
        if (request.isAdopted()) {
            adopt(id, segment, choice.approach(), request.situation(), inUse, by);
        }
        return view;
    }

    private void requirePipeline(@Nullable String key) {
        if (key != null && pipelines.current(key).isEmpty()) {
            throw BadInput.of("pipeline", "must be the key of a pipeline");
        }
    }

    private static Map<Dimension, Double> together(Map<Dimension, Double> given, @Nullable Measured measured) {
        var figures = new EnumMap<Dimension, Double>(Dimension.class);
        if (measured != null) {
            figures.putAll(measured.figures());
        }
        figures.putAll(given);
        return figures;
    }

    private static RecommendationView view(
            UUID id,
            RecommendationRequest request,
            By by,
            Choice choice,
            List<RecommendationView.Figure> figures,
            RecommendationView.Prices prices,
            @Nullable Adoption inUse) {
        Approach approach = choice.approach();
        Approach runnerUp = choice.runnerUp();
        return new RecommendationView(
                id,
                by.knownAt(),
                request.pipeline(),
                request.of().values(),
                approach.key(),
                choice.because(),
                runnerUp == null ? null : runnerUp.key(),
                inUse == null ? null : inUse.approach().key(),
                figures,
                choice.rows().stream().map(RecommendationView.Row::of).toList(),
                choice.shifts().stream().map(RecommendationView.ShiftShown::of).toList(),
                CatalogueView.Fitting.of(approach),
                prices.cost(),
                prices.tooSimple(),
                prices.tooComplex(),
                request.isAdopted());
    }

    private void adopt(
            UUID recommendation,
            Segment segment,
            Approach approach,
            Situation situation,
            Optional<Adoption> before,
            By by) {
        if (before.isEmpty() && adoptions.count() >= MOST_SEGMENTS) {
            throw Problem.of(
                            409,
                            "limit-reached",
                            "Limit reached",
                            "there may be at most " + MOST_SEGMENTS + " segments")
                    .build();
        }
        // adopted anew even where it is the same: what it is watched by may have changed
        adoptions.replace(new Adoption(
                UuidCreator.getTimeOrderedEpoch(),
                segment,
                approach,
                situation,
                recommendation,
                by.actor(),
                by.knownAt(),
                null,
                null,
                null));
        var event = new PublishedMethodology.Adopted(
                segment.key(),
                segment.pipeline(),
                segment.values(),
                approach.key(),
                approach.methodologies().stream().map(Approach.Fit::methodology).toList(),
                before.map(adoption -> adoption.approach().key()).orElse(null));
        outbox.add(Topics.DEAL_EVENTS, segment.key(), event, by.knownAt(), by.knownAt());
    }
}
