/**
 * Leadstream from outside: REST and Kafka only, against the packaged services as deploy/up starts them. The databases are
 * looked at where something must be gone from them ({@link Databases}). All stories share one system: each brings people
 * of its own, and needs neither an order nor an empty system.
 */
@NullMarked
package io.leadstream.e2e;

import org.jspecify.annotations.NullMarked;
