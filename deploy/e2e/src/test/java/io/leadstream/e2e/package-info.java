/** Leadstream from outside: REST and Kafka only, against the packaged services as deploy/up starts them. */
@NullMarked
package io.leadstream.e2e;

import org.jspecify.annotations.NullMarked;
