package io.leadstream.pipeline.task;

/** Whether something is still to be done. */
enum TaskState {
    OPEN,
    DONE,
    /** Not needed after all. */
    DROPPED
}
