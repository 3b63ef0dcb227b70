/**
 * Changes of deals as they happen, for boards: what they are told, and by what they choose. How a stream is read,
 * resumed and limited is in {@code io.leadstream.rest.live}.
 */
@NullMarked
package io.leadstream.pipeline.live;

import org.jspecify.annotations.NullMarked;
