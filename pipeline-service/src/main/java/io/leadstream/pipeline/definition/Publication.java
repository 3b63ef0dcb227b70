package io.leadstream.pipeline.definition;

import org.jspecify.annotations.Nullable;

/**
 * Who publishes, and what for.
 *
 * @param publisher user id, or the service
 * @param reason in their words, for the audit
 * @param transfer whether open deals of earlier versions are taken over to the new one
 */
record Publication(String publisher, @Nullable String reason, boolean transfer) {}
