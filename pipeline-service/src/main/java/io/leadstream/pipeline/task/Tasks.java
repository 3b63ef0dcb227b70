package io.leadstream.pipeline.task;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.DealEvent;
import io.leadstream.pipeline.deal.Happened;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageTask;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All tasks of all deals. */
@ApplicationScoped
class Tasks implements PanacheRepositoryBase<DealTask, UUID> {

    private static final int MOST_OPEN = 200;

    private static final String FORGET = """
            update deal_task set result = null, title = case when key is null then 'Task' else title end
            where deal_id = any (?::uuid[])""";

    private final DealDesk deals;
    private final Sql sql;
    private final Outbox outbox;
    private final CommandEvent commandEvent;

    Tasks(DealDesk deals, Sql sql, Outbox outbox, CommandEvent commandEvent) {
        this.deals = deals;
        this.sql = sql;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
    }

    /** Which are asked for; null is any. */
    record Filter(
            @Nullable UUID dealId,
            @Nullable String assignee,
            @Nullable String role,
            @Nullable TaskState state,
            @Nullable String stage) {}

    /** The oldest first. */
    List<DealTask> page(Filter filter, @Nullable UUID after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        put(parameters, "dealId", filter.dealId);
        put(parameters, "assignee", filter.assignee);
        put(parameters, "role", filter.role);
        put(parameters, "state", filter.state);
        put(parameters, "stage", filter.stage);
        String conditions = parameters.keySet().stream()
                .sorted()
                .map(name -> " and " + name + " = :" + name)
                .collect(Collectors.joining());
        parameters.put("after", after == null ? new UUID(0, 0) : after);
        return find("id > :after" + conditions, Sort.by("id"), parameters)
                .page(0, limit)
                .list();
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    DealTask get(UUID dealId, UUID id) {
        return findByIdOptional(id).filter(task -> task.isOf(dealId)).orElseThrow(() -> Problem.notFound("the task"));
    }

    /** The same, held until the transaction ends. */
    DealTask locked(UUID dealId, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(task -> task.isOf(dealId))
                .orElseThrow(() -> Problem.notFound("the task"));
    }

    /** Adds one; a deal may have 200 open tasks. */
    DealTask add(UUID dealId, @Nullable String stage, DealTask.Plan plan, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        if (stage != null && deal.pipeline().stage(stage).isEmpty()) {
            throw BadInput.of("stage", "must be a stage of the deal's pipeline");
        }
        if (count("dealId = ?1 and state = ?2", dealId, TaskState.OPEN) >= MOST_OPEN) {
            throw Problem.of(
                            409,
                            "limit-reached",
                            "Limit reached",
                            "a deal may have at most " + MOST_OPEN + " open tasks")
                    .build();
        }
        DealTask task =
                DealTask.added(UuidCreator.getTimeOrderedEpoch(), dealId, stage, plan, by.actor(), by.knownAt());
        persist(task);
        flush();
        tell(task, by);
        return task;
    }

    /** Changes a task and tells of it, the deal held before what hangs on it; the same again is no change. */
    DealTask change(UUID dealId, UUID id, @Nullable String ifMatch, BiConsumer<DealTask, By> change, By by) {
        deals.lock(dealId);
        DealTask task = locked(dealId, id);
        long seen = task.version();
        EntityTags.require(ifMatch, seen);
        change.accept(task, by);
        // the version that the answer's ETag shows is counted up by the flush
        flush();
        if (task.version() == seen) {
            outbox.last(dealId.toString()).ifPresent(commandEvent::was);
        } else {
            var event = PublishedTask.TaskChanged.of(task.view(by.knownAt(), false), by.actor());
            deals.tell(dealId, event, by.knownAt(), by);
        }
        return task;
    }

    private void tell(DealTask task, By by) {
        DealTask.TaskShown shown = task.view(by.knownAt(), false);
        deals.tell(shown.dealId(), PublishedTask.TaskAdded.of(shown), by.knownAt(), by);
    }

    /** A deal that comes into a stage gets the stage's tasks, those that it has not got yet. */
    void follow(@Observes Happened happened) {
        switch (happened.event()) {
            case DealEvent.Opened e -> give(happened, e.stage(), e.occurredAt());
            case DealEvent.StageEntered e -> give(happened, e.stage(), e.occurredAt());
            case DealEvent.PipelineChanged e -> give(happened, e.stage(), e.occurredAt());
            default -> {
                // nothing else brings a deal into a stage
            }
        }
    }

    private void give(Happened happened, Stage stage, Instant entered) {
        if (stage.tasks().isEmpty()) {
            return;
        }
        UUID dealId = happened.dealId();
        Set<String> given = Set.copyOf(sql.list(
                "select key from deal_task where deal_id = ? and stage = ? and key is not null",
                row -> row.getString(1),
                dealId,
                stage.key()));
        String owner = deals.get(dealId).owner();
        for (StageTask task : stage.tasks()) {
            if (!given.contains(task.key())) {
                DealTask made = DealTask.ofStage(
                        UuidCreator.getTimeOrderedEpoch(),
                        dealId,
                        stage.key(),
                        task,
                        owner,
                        entered,
                        happened.by().knownAt());
                persist(made);
                tell(made, happened.by());
            }
        }
    }

    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            flush();
            sql.update(FORGET, forgotten.deals());
        }
    }
}
