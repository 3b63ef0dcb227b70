package io.leadstream.qualification.scoring;

/** What makes a lead marketing-qualified when both are reached. */
record MqlThresholds(int fit, int engagement) {}
