package io.leadstream.pipeline.deal;

import org.jspecify.annotations.Nullable;

/** An amount, and what it is in the base currency where a rate is known. */
record Worth(Money amount, @Nullable InBase inBase) {}
