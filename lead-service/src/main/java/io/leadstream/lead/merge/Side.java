package io.leadstream.lead.merge;

/** Whose value of the two. */
enum Side {
    SURVIVOR,
    MERGED
}
