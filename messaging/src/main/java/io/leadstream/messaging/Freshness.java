package io.leadstream.messaging;

import java.time.Instant;

/**
 * How fresh a read model is.
 *
 * @param appliedTo every event that reached the topics by then is in the figures
 * @param lagMillis how long before the question that was; 0 when nothing is waiting
 * @param lagEvents how many records wait to be applied
 * @param missing how many events are known to be missing: holes in sequences, and events that were set aside;
 *     a record that nobody can read is nobody's event, and is only listed
 */
public record Freshness(Instant appliedTo, long lagMillis, long lagEvents, long missing) {}
