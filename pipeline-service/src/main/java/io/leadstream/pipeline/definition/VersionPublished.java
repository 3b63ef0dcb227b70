package io.leadstream.pipeline.definition;

/**
 * A version of a pipeline is being published: fired in the transaction that does it.
 *
 * @param transfer whether open deals of earlier versions shall be taken over to it
 */
public record VersionPublished(String key, int version, String publisher, boolean transfer) {}
