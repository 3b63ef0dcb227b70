package io.leadstream.qualification.queue;

import org.jspecify.annotations.Nullable;

/**
 * What is expected of a group of leads or deals, and on how much that rests.
 *
 * @param first of a chance the grade, of a value the size band; none where it is not known
 * @param second of a chance the source, of a value the industry
 * @param count how many outcomes of the very group it rests on; 0 when it is carried over from larger groups
 * @param sum how many of them were won, or what they brought
 * @param expected between what the group shows and what larger groups lead to expect
 */
record Rate(@Nullable String first, @Nullable String second, long count, double sum, double expected) {}
