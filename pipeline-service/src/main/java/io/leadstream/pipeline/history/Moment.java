package io.leadstream.pipeline.history;

import java.time.Instant;

/**
 * A time as another system told it.
 *
 * @param isDay whether only the day was told: it is that day's start
 */
record Moment(Instant at, boolean isDay) {}
