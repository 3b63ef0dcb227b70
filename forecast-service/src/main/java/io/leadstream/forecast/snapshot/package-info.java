/** What was forecast, kept as it was told: once a day, and whenever somebody asks. */
@NullMarked
package io.leadstream.forecast.snapshot;

import org.jspecify.annotations.NullMarked;
