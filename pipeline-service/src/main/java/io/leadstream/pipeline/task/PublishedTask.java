package io.leadstream.pipeline.task;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of tasks: whose, by when, how far; what is to be done and what came of it stays here. */
sealed interface PublishedTask {

    /**
     * There is something to be done for a deal.
     *
     * @param stage whose task it is; absent of none
     * @param key the task's within its stage; absent when somebody added it
     */
    @EventType("deal.task-added.v1")
    record TaskAdded(
            UUID dealId,
            UUID taskId,
            @Nullable String stage,
            @Nullable String key,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            String by)
            implements PublishedTask {

        static TaskAdded of(DealTask.TaskShown task) {
            return new TaskAdded(
                    task.dealId(),
                    task.id(),
                    task.stage(),
                    task.key(),
                    task.role(),
                    task.assignee(),
                    task.dueAt(),
                    task.createdBy());
        }
    }

    /** A task was assigned, dated, finished, dropped or opened again; all values as they are now. */
    @EventType("deal.task-changed.v1")
    record TaskChanged(
            UUID dealId,
            UUID taskId,
            @Nullable String stage,
            @Nullable String key,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            TaskState state,
            String by)
            implements PublishedTask {

        static TaskChanged of(DealTask.TaskShown task, String by) {
            return new TaskChanged(
                    task.dealId(),
                    task.id(),
                    task.stage(),
                    task.key(),
                    task.role(),
                    task.assignee(),
                    task.dueAt(),
                    task.state(),
                    by);
        }
    }
}
