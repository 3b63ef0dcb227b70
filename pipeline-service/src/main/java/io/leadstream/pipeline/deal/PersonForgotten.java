package io.leadstream.pipeline.deal;

import java.util.UUID;

/**
 * A person of the buying side who is no lead is being erased, in the transaction that erases them: whoever names them
 * on deals forgets them.
 */
public record PersonForgotten(UUID personId) {}
