/** Changes of leads as they happen, for front ends: what they are told, and by what they choose. */
@NullMarked
package io.leadstream.lead.live;

import org.jspecify.annotations.NullMarked;
