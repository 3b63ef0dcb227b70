/**
 * Everything that happened to a lead, or to a company and all its leads, in one chronological list. Nothing is written for
 * it: each capability keeps its own table, and offers it as a {@link io.leadstream.lead.timeline.TimelineSource}. To be on
 * the timeline, a capability
 * <ol>
 *   <li>has a table with the lead's (or the company's) id, a time and a UUID, and an index on (owner, time, id);
 *   <li>produces a {@code TimelineSource} bean that names them (see {@code activity/ActivityTimeline}, ten lines);
 *   <li>is then found by {@code types=}, and by {@code TimelinePlansTest}, which wants to see the index.
 * </ol>
 * What belongs to the person goes with the lead: {@code on delete cascade}. Whose histories are shown with a lead (the
 * leads that were merged into it) is for {@link io.leadstream.lead.card.Leads#family} alone to say.
 */
@NullMarked
package io.leadstream.lead.timeline;

import org.jspecify.annotations.NullMarked;
