package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.Place;
import java.util.Collection;
import java.util.List;

/**
 * What is known at one moment.
 *
 * @param versions of every published pipeline
 * @param histories of the deals that were ever in the pipelines asked for
 * @param places that their steps name
 */
public record Known(List<PipelineVersion> versions, List<DealHistory> histories, Collection<Place> places) {}
