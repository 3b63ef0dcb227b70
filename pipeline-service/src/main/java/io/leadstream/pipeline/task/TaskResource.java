package io.leadstream.pipeline.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Json;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tasks of a deal, and its rounds with groups of stakeholders. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Tasks", description = "What we do for deals, by role")
class TaskResource {

    private static final String USER = "\\S(?:.{0,98}\\S)?";
    private static final String USER_RULE = "must be a user id of 1 to 100 characters";
    private static final String ROLE = "[A-Za-z][A-Za-z0-9_.-]{0,59}";
    private static final String ROLE_RULE = "must be 1 to 60 letters, digits, '_', '-' or '.', the first a letter";

    static final String SHOWN = """
            {"id": "0198f2a0-0000-7000-8000-0000000000a1", "dealId": "0198f2a0-0000-7000-8000-00000000000a",
             "stage": "SITUATION_CONFIRMED", "key": "industry-and-market",
             "title": "Study the company's industry and market", "role": "analyst", "assignee": "analyst-3",
             "dueAt": "2026-11-27T09:30:00Z", "overdue": false, "state": "OPEN", "createdBy": "pipeline-service",
             "createdAt": "2026-11-22T09:30:00Z", "etag": "\\"0\\""}""";

    private static final String NEW = """
            {"title": "Ask legal for the standard terms", "role": "rep", "assignee": "rep-7", "dueAt": "2026-12-01T12:00:00Z"}""";

    private static final String PATCHED = """
            {"state": "DONE", "result": "Market grows by 4 % a year; three rivals"}""";

    private static final String ROUND = """
            {"stage": "FIT_EVALUATED", "group": "Production", "note": "second group of three"}""";

    private static final String ROUND_SHOWN = """
            {"id": "0198f2a0-0000-7000-8000-0000000000b1", "stage": "FIT_EVALUATED", "number": 2, "group": "Production",
             "note": "second group of three", "occurredAt": "2026-11-25T14:00:00Z", "recordedBy": "rep-7",
             "recordedAt": "2026-11-25T14:05:00Z"}""";

    private final Tasks tasks;
    private final Rounds rounds;
    private final DealDesk deals;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final Json json;

    TaskResource(
            Tasks tasks,
            Rounds rounds,
            DealDesk deals,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock,
            ObjectMapper mapper,
            Json json) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.deals = deals;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
        this.json = json;
    }

    /** A task that somebody adds. */
    @Schema(name = "NewDealTask")
    record NewTask(
            @NotBlank @Size(max = 300) String title,
            @Nullable @Size(max = 60) String stage,

            @Nullable @Pattern(regexp = ROLE, message = ROLE_RULE)
            String role,

            @Nullable @Pattern(regexp = USER, message = USER_RULE)
            String assignee,

            @Nullable Instant dueAt) {}

    /** What a merge patch may name. */
    @Schema(name = "DealTaskPatch")
    record Changeable(
            @NotBlank @Size(max = 300) String title,

            @Nullable @Pattern(regexp = ROLE, message = ROLE_RULE)
            String role,

            @Nullable @Pattern(regexp = USER, message = USER_RULE)
            String assignee,

            @Nullable Instant dueAt,
            @NotNull TaskState state,
            @Nullable @Size(max = 5000) String result) {

        static Changeable of(DealTask task) {
            DealTask.Plan plan = task.plan();
            return new Changeable(
                    plan.title(), plan.role(), plan.assignee(), plan.dueAt(), task.state(), task.result());
        }
    }

    /** A round with a group of stakeholders. */
    @Schema(name = "NewDealRound")
    record NewRound(
            @NotBlank @Size(max = 60) String stage,
            @NotBlank @Size(max = 200) String group,
            @Nullable @Size(max = 5000) String note,
            @Nullable Instant occurredAt) {}

    @GET
    @Path("{id}/tasks")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The deal's tasks, the oldest first",
            description = "What people wrote is shown to rep, manager and admin, and to whom the task is assigned.")
    @Transactional
    public Page<DealTask.TaskShown> list(
            @PathParam("id") UUID id,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID deal = deals.get(id).id();
        var filter = new Tasks.Filter(deal, null, null, Params.choice("state", state, TaskState.class), stage);
        return Page.of(
                tasks.page(filter, last(after), size + 1).stream()
                        .map(this::shown)
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    @GET
    @Path("{id}/tasks/{taskId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "A task of the deal")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealTask.TaskShown.class),
                            examples = @ExampleObject(name = "a stage's", value = SHOWN)))
    @Transactional
    public Response get(@PathParam("id") UUID id, @PathParam("taskId") UUID taskId) {
        return answer(Response.ok(), tasks.get(id, taskId));
    }

    @POST
    @Path("{id}/tasks")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Add a task to the deal")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewTask.class),
                            examples = @ExampleObject(name = "by hand", value = NEW)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DealTask.TaskShown.class),
                            examples = @ExampleObject(name = "added", value = SHOWN)))
    @Idempotent
    public Response add(@PathParam("id") UUID id, @NotNull @Valid NewTask task) {
        var plan = new DealTask.Plan(task.title(), task.role(), task.assignee(), task.dueAt());
        DealTask added = tasks.add(id, task.stage(), plan, by());
        DealTask.TaskShown view = added.view(clock.instant(), true);
        return Response.created(URI.create("/api/deals/" + id + "/tasks/" + view.id()))
                .entity(view)
                .header("ETag", EntityTags.tag(added.version()))
                .build();
    }

    @PATCH
    @Path("{id}/tasks/{taskId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Assign, date, finish or drop a task (JSON merge patch)",
            description = "Needs If-Match. The result says what came of it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Changeable.class),
                            examples = @ExampleObject(name = "done", value = PATCHED)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealTask.TaskShown.class),
                            examples = @ExampleObject(name = "a stage's", value = SHOWN)))
    @Transactional
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("taskId") UUID taskId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        return answer(Response.ok(), tasks.change(id, taskId, ifMatch, (task, by) -> change(task, patch, by), by()));
    }

    private void change(DealTask task, JsonNode patch, By by) {
        Changeable to = json.valid(MergePatch.apply(mapper, Changeable.of(task), patch, Changeable.class));
        task.change(
                new DealTask.Plan(to.title(), to.role(), to.assignee(), to.dueAt()),
                to.state(),
                to.result(),
                by.actor(),
                by.knownAt());
    }

    @GET
    @Path("{id}/rounds")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The deal's rounds with groups of stakeholders, in the order in which they were recorded",
            description = "Group and note are shown to rep, manager and admin alone.")
    @Transactional
    public Page<Rounds.RoundShown> rounds(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID deal = deals.get(id).id();
        return Page.of(
                rounds.page(deal, last(after), size + 1).stream()
                        .map(view -> freeText.isForCaller() ? view : view.withoutFreeText())
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    @POST
    @Path("{id}/rounds")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record a round with a group of stakeholders",
            description = "In a stage that is repeatable: contact or presentation to the first group, and the next.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewRound.class),
                            examples = @ExampleObject(name = "second group", value = ROUND)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Rounds.RoundShown.class),
                            examples = @ExampleObject(name = "recorded", value = ROUND_SHOWN)))
    @Idempotent
    public Response addRound(@PathParam("id") UUID id, @NotNull @Valid NewRound round) {
        Instant at = round.occurredAt();
        if (at != null) {
            Moments.notInFuture(at, "occurredAt", clock);
        }
        Rounds.RoundShown added = rounds.add(id, new Rounds.Told(round.stage(), round.group(), round.note(), at), by());
        return Response.created(URI.create("/api/deals/" + id + "/rounds"))
                .entity(added)
                .build();
    }

    private Response answer(Response.ResponseBuilder response, DealTask task) {
        return response.entity(shown(task))
                .header("ETag", EntityTags.tag(task.version()))
                .build();
    }

    private DealTask.TaskShown shown(DealTask task) {
        return task.view(
                clock.instant(),
                freeText.isForCaller()
                        || task.isAssignedTo(caller.getPrincipal().getName()));
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }

    private static @Nullable UUID last(@Nullable String after) {
        return after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
    }
}
