package io.leadstream.qualification.scoring;

import io.leadstream.messaging.EventType;

/** Published: a version of the score came into force. */
@EventType("scoring-model.activated.v1")
public record ScoringModelActivated(String modelId, int version) {}
