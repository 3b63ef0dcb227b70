package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;

/** Somebody who is no lead is about to be erased, in this transaction. */
public record PersonErasing(UUID personId, Instant at, UUID erasure) {}
