package io.leadstream.pipeline.task;

import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tasks across deals: somebody's, or a role's. */
@Path("/api/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Tasks")
class TaskListResource {

    private final Tasks tasks;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    TaskListResource(Tasks tasks, FreeText freeText, SecurityIdentity caller, Clock clock) {
        this.tasks = tasks;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Tasks of all deals, the oldest first; assignee=me are one's own",
            description =
                    "Open ones, unless state says otherwise. What people wrote is shown to rep, manager and admin, and to"
                            + " whom the task is assigned.")
    @Transactional
    public Page<DealTask.TaskShown> list(
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("role") @Nullable String role,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String me = caller.getPrincipal().getName();
        TaskState asked = Params.choice("state", state, TaskState.class);
        var filter = new Tasks.Filter(
                null, "me".equals(assignee) ? me : assignee, role, asked == null ? TaskState.OPEN : asked, null);
        return Page.of(
                tasks
                        .page(
                                filter,
                                after == null
                                        ? null
                                        : Cursor.id(Cursor.decode(after, 1).getFirst()),
                                size + 1)
                        .stream()
                        .map(task -> task.view(clock.instant(), freeText.isForCaller() || task.isAssignedTo(me)))
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }
}
