package io.leadstream.pipeline.task;

import io.leadstream.pipeline.definition.StageTask;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to be done for a deal. */
@Entity
class DealTask {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID dealId;
    private @Nullable String stage;
    private @Nullable String key;
    private String title;
    private @Nullable String role;
    private @Nullable String assignee;
    private @Nullable Instant dueAt;

    @Enumerated(EnumType.STRING)
    private TaskState state;

    private @Nullable String result;
    private String createdBy;
    private Instant createdAt;
    private @Nullable String finishedBy;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected DealTask() {}

    private DealTask(UUID id, UUID dealId, String title, String createdBy, Instant createdAt) {
        this.id = id;
        this.dealId = dealId;
        this.title = title;
        this.state = TaskState.OPEN;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** What can be said of a task. */
    record Plan(
            String title,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt) {}

    /** The task of a stage that the deal has entered: a rep's is its owner's, others' are to be given to somebody. */
    static DealTask ofStage(
            UUID id, UUID dealId, String stage, StageTask task, @Nullable String owner, Instant entered, Instant now) {
        var made = new DealTask(id, dealId, task.title(), "pipeline-service", now);
        made.stage = stage;
        made.key = task.key();
        made.role = task.role();
        made.assignee = task.role().equals("rep") ? owner : null;
        made.dueAt = task.timeToDo().map(entered::plus).orElse(null);
        return made;
    }

    /** A task that somebody adds. */
    static DealTask added(UUID id, UUID dealId, @Nullable String stage, Plan plan, String by, Instant now) {
        var made = new DealTask(id, dealId, plan.title(), by, now);
        made.stage = stage;
        made.plan(plan);
        return made;
    }

    /** Changes it, and finishes or opens it again. */
    void change(Plan plan, TaskState to, @Nullable String outcome, String by, Instant now) {
        plan(plan);
        result = outcome;
        if (to != state) {
            state = to;
            finishedBy = to == TaskState.OPEN ? null : by;
            finishedAt = to == TaskState.OPEN ? null : now;
        }
    }

    private void plan(Plan plan) {
        title = plan.title();
        role = plan.role();
        assignee = plan.assignee();
        dueAt = plan.dueAt();
    }

    Plan plan() {
        return new Plan(title, role, assignee, dueAt);
    }

    TaskState state() {
        return state;
    }

    @Nullable
    String result() {
        return result;
    }

    long version() {
        return version;
    }

    boolean isOf(UUID deal) {
        return dealId.equals(deal);
    }

    boolean isAssignedTo(String user) {
        return Objects.equals(assignee, user);
    }

    /**
     * As it is shown.
     *
     * @param stage whose task it is; null of none
     * @param key the task's within its stage; null when somebody added it
     * @param overdue open, and its time has come
     */
    record TaskShown(
            UUID id,
            UUID dealId,
            @Nullable String stage,
            @Nullable String key,
            @Nullable String title,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            boolean overdue,
            TaskState state,
            @Nullable String result,
            String createdBy,
            Instant createdAt,
            @Nullable String finishedBy,
            @Nullable Instant finishedAt,
            String etag) {}

    /** @param withWords whether what people wrote is shown */
    TaskShown view(Instant now, boolean withWords) {
        Instant due = dueAt;
        return new TaskShown(
                id,
                dealId,
                stage,
                key,
                withWords || key != null ? title : null,
                role,
                assignee,
                due,
                state == TaskState.OPEN && due != null && due.isBefore(now),
                state,
                withWords ? result : null,
                createdBy,
                createdAt,
                finishedBy,
                finishedAt,
                "\"" + version + "\"");
    }
}
