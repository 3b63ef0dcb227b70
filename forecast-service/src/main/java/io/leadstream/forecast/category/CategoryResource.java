package io.leadstream.forecast.category;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which category the open deals of a pipeline's stages are in, as of any time. */
@Path("/api/forecast-categories")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Roll-up")
public class CategoryResource {

    private static final String REQUEST = """
            {"stages":{"PROPOSAL_REVIEWED":"BEST_CASE","TERMS_AGREED":"COMMIT"}}""";

    private static final String EXAMPLE = """
            {"pipeline":"standard","pipelineVersion":1,
             "stages":[{"stage":"NEED_CONFIRMED","category":"PIPELINE","byDefault":true},
                       {"stage":"PROPOSAL_REVIEWED","category":"BEST_CASE","byDefault":false},
                       {"stage":"TERMS_AGREED","category":"COMMIT","byDefault":false}],
             "won":"CLOSED","version":1,"from":"2027-01-04T08:30:00Z","changedBy":"revops-1"}""";

    private final Categories categories;
    private final Readings readings;
    private final Clock clock;

    CategoryResource(Categories categories, Readings readings, Clock clock) {
        this.categories = categories;
        this.readings = readings;
        this.clock = clock;
    }

    /** The rules as they are said. */
    @Schema(name = "ForecastCategoriesRequest")
    public record Said(
            @Schema(
                    description = "OMITTED, PIPELINE, BEST_CASE or COMMIT by the key of a stage before or of the sale;"
                            + " stages left out keep to their default")
            @NotNull
            @Size(max = 100)
            Map<String, @NotNull Category> stages,

            @Schema(description = "Since when it is so, a time or a date; now when left out") @Nullable
            String from) {}

    /** The rules as they are shown. */
    @Schema(name = "ForecastCategories")
    public record Shown(
            String pipeline,
            int pipelineVersion,
            List<StageView> stages,

            @Schema(description = "What won deals are in, whatever their stage")
            Category won,

            @Schema(description = "0 where nothing was set yet")
            long version,

            @Schema(description = "Since when it is so") @Nullable
            Instant from,

            @Nullable String changedBy) {}

    /** @param byDefault whether nothing was said of the stage: its rank decides */
    @Schema(name = "StageCategory")
    public record StageView(String stage, Category category, boolean byDefault) {}

    @GET
    @Path("{pipeline}")
    @StrictQuery
    @Operation(
            summary = "Which category the open deals of each stage are in",
            description = "By default the last SALE stage is COMMIT, the second half of those before it BEST_CASE, the"
                    + " first half PIPELINE, preparation OMITTED. A deal's own category takes precedence. As of asOf;"
                    + " now when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "categories", value = EXAMPLE)))
    public Response show(
            @PathParam("pipeline") String pipeline,
            @QueryParam("asOf")
                    @Parameter(description = "A time, or a date for its end in UTC", example = "2027-01-31")
                    @Nullable
                    String asOf) {
        Ladder ladder = readings.ladder(pipeline);
        Instant given = Params.instantAtEnd("asOf", asOf);
        return answer(ladder, categories.find(pipeline, given == null ? clock.instant() : given));
    }

    @PUT
    @Path("{pipeline}")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Say which category the open deals of stages are in",
            description =
                    "Needs If-Match where something was set already. Roll-ups as of earlier keep the rule of then.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "categories", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "categories", value = EXAMPLE)))
    public Response put(
            @PathParam("pipeline") String pipeline,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Said said) {
        Ladder ladder = readings.ladder(pipeline);
        require(said.stages(), ladder);
        var rules = new CategoryRules(said.stages());
        return answer(
                ladder, Optional.of(categories.put(pipeline, ifMatch, Params.instant("from", said.from()), rules)));
    }

    private static void require(Map<String, Category> stages, Ladder ladder) {
        List<String> known = stages(ladder).map(Stage::key).toList();
        var violations = new ArrayList<Violation>();
        stages.forEach((stage, category) -> {
            if (!known.contains(stage)) {
                violations.add(new Violation("stages." + stage, "must be a stage before or of the sale: " + known));
            } else if (category == Category.CLOSED) {
                violations.add(new Violation(
                        "stages." + stage, "must be OMITTED, PIPELINE, BEST_CASE or COMMIT: winning makes it CLOSED"));
            }
        });
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
    }

    private static Stream<Stage> stages(Ladder ladder) {
        return Stream.concat(ladder.preparation().stream(), ladder.sale().stream());
    }

    private static Response answer(Ladder ladder, Optional<Definition<CategoryRules>> set) {
        CategoryRules rules = set.map(Definition::body).orElse(CategoryRules.DEFAULT);
        List<StageView> stages = stages(ladder)
                .map(stage -> new StageView(
                        stage.key(),
                        rules.of(ladder, stage.key()),
                        !rules.stages().containsKey(stage.key())))
                .toList();
        long version = set.map(Definition::version).orElse(0L);
        var shown = new Shown(
                ladder.pipeline(),
                ladder.version(),
                stages,
                Category.CLOSED,
                version,
                set.map(Definition::from).orElse(null),
                set.map(Definition::by).orElse(null));
        return Response.ok(shown).header("ETag", EntityTags.tag(version)).build();
    }
}
