package io.leadstream.forecast.team;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.definition.Keys;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sales teams, as of any time. */
@Path("/api/sales-teams")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Sales teams and quotas")
public class SalesTeamResource {

    private static final int MOST_MEMBERS = 1_000;

    private static final String REQUEST = """
            {"name":"EMEA","members":["rep-1","rep-2"],"parent":"world","manager":"manager-1","from":"2027-01-01"}""";

    private static final String EXAMPLE = """
            {"key":"emea","name":"EMEA","members":["rep-1","rep-2"],"parent":"world","manager":"manager-1",
             "version":3,"from":"2027-01-01T00:00:00Z","changedAt":"2027-01-04T08:30:00Z","changedBy":"revops-1"}""";

    private static final String PAGE = "{\"items\":[" + EXAMPLE + "]}";

    private final SalesTeams teams;
    private final Clock clock;

    SalesTeamResource(SalesTeams teams, Clock clock) {
        this.teams = teams;
        this.clock = clock;
    }

    /** A team as it is said. */
    @Schema(name = "SalesTeamRequest")
    public record Said(
            @NotBlank @Size(max = 200) String name,

            @Schema(description = "Owners of deals: the subjects of their tokens; each in one team")
            @NotNull
            @Size(max = MOST_MEMBERS)
            List<@NotBlank @Size(max = 200) String> members,

            @Schema(description = "The team that it is part of") @Nullable @Size(max = 100)
            String parent,

            @Schema(description = "Who submits for it, beside the managers of teams above")
            @Nullable
            @Size(min = 1, max = 200)
            String manager,

            @Schema(
                    description = "Since when it is so, a time, or a date for its start in UTC; now when left out. Not"
                            + " before what the present version says",
                    examples = "2027-01-01")
            @Nullable
            String from) {

        SalesTeam team() {
            if (new HashSet<>(members).size() < members.size()) {
                throw BadInput.of("members", "must not name anybody twice");
            }
            return new SalesTeam(name, members, parent, manager);
        }
    }

    /** A team as it is shown. */
    @Schema(name = "SalesTeam")
    public record Shown(
            String key,
            String name,
            List<String> members,
            @Nullable String parent,
            @Nullable String manager,
            long version,

            @Schema(description = "Since when it is so") Instant from,

            Instant changedAt,
            String changedBy,

            @Schema(description = "Among versions: true where the team was ended") @Nullable
            Boolean removed) {

        static Shown of(Definition<SalesTeam> team) {
            return of(team, false);
        }

        static Shown of(Definition<SalesTeam> team, boolean removed) {
            SalesTeam body = team.body();
            return new Shown(
                    team.key(),
                    body.name(),
                    body.members(),
                    body.parent(),
                    body.manager(),
                    team.version(),
                    team.from(),
                    team.knownAt(),
                    team.by(),
                    removed ? Boolean.TRUE : null);
        }
    }

    @GET
    @StrictQuery
    @Operation(summary = "The sales teams, by their key", description = "As they were at asOf; now when left out.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(name = "teams", value = PAGE)))
    public Page<Shown> list(
            @QueryParam("asOf")
                    @Parameter(description = "A time, or a date for its end in UTC", example = "2027-01-31")
                    @Nullable
                    String asOf,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? null : Cursor.decode(after, 1).getFirst();
        List<Shown> found =
                teams.page(time(asOf), last, size + 1).stream().map(Shown::of).toList();
        return Page.of(found, size, team -> Cursor.encode(team.key()));
    }

    @GET
    @Path("{key}")
    @StrictQuery
    @Operation(summary = "A sales team", description = "As it was at asOf; now when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "team", value = EXAMPLE)))
    public Response show(@PathParam("key") String key, @QueryParam("asOf") @Nullable String asOf) {
        return answer(teams.find(key, time(asOf)).orElseThrow(() -> Problem.notFound("sales team " + key)));
    }

    @GET
    @Path("{key}/versions")
    @StrictQuery
    @Operation(summary = "Every version of a sales team, the newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "versions", value = PAGE)))
    public Page<Shown> versions(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        long before = after == null
                ? Long.MAX_VALUE
                : Cursor.number(Cursor.decode(after, 1).getFirst());
        List<Shown> found = teams.versions(key, before, size + 1).stream()
                .map(version -> Shown.of(version.definition(), version.removed()))
                .toList();
        return Page.of(found, size, team -> Cursor.encode(Long.toString(team.version())));
    }

    @PUT
    @Path("{key}")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Set up a sales team, or change it",
            description = "Needs If-Match where it is there already; the same again changes nothing. Earlier versions"
                    + " are kept, so that figures as of then see the team of then. 409 when somebody is a member of"
                    + " another team.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "team", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "team", value = EXAMPLE)))
    public Response put(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Said said) {
        return answer(teams.put(Keys.checked("key", key), ifMatch, Params.instant("from", said.from()), said.team()));
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "End a sales team",
            description = "Needs If-Match. What it was stays readable as of then. 409 while others are part of it.")
    @APIResponse(responseCode = "204", description = "Ended")
    public Response remove(@PathParam("key") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        teams.remove(key, ifMatch);
        return Response.noContent().build();
    }

    private Instant time(@Nullable String asOf) {
        Instant given = Params.instantAtEnd("asOf", asOf);
        return given == null ? clock.instant() : given;
    }

    private static Response answer(Definition<SalesTeam> team) {
        return Response.ok(Shown.of(team))
                .header("ETag", EntityTags.tag(team.version()))
                .build();
    }
}
