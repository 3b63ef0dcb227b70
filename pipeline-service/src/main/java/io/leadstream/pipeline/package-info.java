/** Deals, moved through buyer-centric stages. Here: what comes in from other services. */
@NullMarked
package io.leadstream.pipeline;

import org.jspecify.annotations.NullMarked;
