/** What a lead did and what we did, at the time it happened. */
@NullMarked
package io.leadstream.lead.activity;

import org.jspecify.annotations.NullMarked;
