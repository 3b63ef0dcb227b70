/**
 * Events between services: a transactional outbox on the way out, idempotent batch consumption on the way in.
 * Knows no business word. See {@link io.leadstream.messaging.Outbox} and
 * {@link io.leadstream.messaging.Consumption}.
 */
@NullMarked
package io.leadstream.messaging;

import org.jspecify.annotations.NullMarked;
