package io.leadstream.pipeline.task;

import io.leadstream.pipeline.team.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tasks on the deal's timeline: when they came up, and when they were over. */
class TaskTimeline {

    private static final String TASK = "'taskId', t.id, 'stage', t.stage, 'role', t.role, 'assignee', t.assignee";

    @Produces
    @Singleton
    TimelineSource tasks() {
        return new TimelineSource(
                "TASK",
                "deal_task",
                "t.created_at",
                "t.created_by",
                "jsonb_strip_nulls(jsonb_build_object('state', 'OPEN', 'dueAt', t.due_at, " + TASK + "))",
                "jsonb_build_object('title', t.title)");
    }

    @Produces
    @Singleton
    TimelineSource finishedTasks() {
        return new TimelineSource(
                "TASK",
                "(select * from deal_task where finished_at is not null)",
                "t.finished_at",
                "t.finished_by",
                "jsonb_strip_nulls(jsonb_build_object('state', t.state, " + TASK + "))",
                "jsonb_strip_nulls(jsonb_build_object('title', t.title, 'result', t.result))");
    }
}
