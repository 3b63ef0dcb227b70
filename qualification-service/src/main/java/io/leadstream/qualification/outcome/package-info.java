/**
 * What became of the deals that leads led to: what scores, traits and returns are measured by. Everything told of a deal
 * is kept; its outcome follows from that, whatever the order in which it came.
 */
@NullMarked
package io.leadstream.qualification.outcome;

import org.jspecify.annotations.NullMarked;
