package io.leadstream.qualification.queue;

import org.jspecify.annotations.Nullable;

/** Outcomes of one group: how many, and their sum. */
record Counted(@Nullable String first, @Nullable String second, long count, double sum) {}
