/** What we do for a deal while the buyer decides: tasks by role, and rounds with groups of stakeholders. */
@NullMarked
package io.leadstream.pipeline.task;

import org.jspecify.annotations.NullMarked;
