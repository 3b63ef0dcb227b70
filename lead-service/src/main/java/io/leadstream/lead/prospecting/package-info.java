/** Lists of people who fit a profile, and how far we have come with them. */
@NullMarked
package io.leadstream.lead.prospecting;

import org.jspecify.annotations.NullMarked;
