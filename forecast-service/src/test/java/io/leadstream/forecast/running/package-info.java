/** Tests of the running service on real PostgreSQL and Kafka. */
@NullMarked
package io.leadstream.forecast.running;

import org.jspecify.annotations.NullMarked;
