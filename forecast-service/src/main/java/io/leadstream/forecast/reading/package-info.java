/** What all figures' endpoints have in common: their parameters, and the journeys that these ask for. */
@NullMarked
package io.leadstream.forecast.reading;

import org.jspecify.annotations.NullMarked;
