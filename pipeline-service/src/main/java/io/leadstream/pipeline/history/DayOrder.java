package io.leadstream.pipeline.history;

/** How people of a place write a day in figures, where the year does not come first. */
enum DayOrder {
    DMY,
    MDY
}
