/**
 * Changes of leads as they happen, for front ends. Each instance reads the event topics once, without a group, and
 * hands what it reads to all who listen there; a listener's position is that in the topics' partitions, so that it
 * goes on exactly where it was, at whichever instance.
 */
@NullMarked
package io.leadstream.rest.live;

import org.jspecify.annotations.NullMarked;
