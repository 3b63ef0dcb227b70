package io.leadstream.qualification.prediction;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.qualification.prediction.Training.Split;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The models that were fitted to what became of own leads. */
@Path("/api/predictive-models")
@RunOnVirtualThread
@Tag(name = "Predictive models")
class PredictiveModelResource {

    record PredictiveModelView(
            @Schema(examples = "3") int version,
            @Schema(examples = "ACTIVE") PredictiveModels.State state,
            @Schema(examples = "the newest that was fitted") String why,
            @Schema(examples = "2026-03-01T02:15:09Z") Instant fittedAt,
            @Schema(examples = "LOGISTIC") Training.Method method,
            @Schema(examples = "7436") int leads,
            @Schema(examples = "2877") int converted,
            Training.Thresholds thresholds,

            @Schema(description = "L2; chosen on leads that the models did not learn from", examples = "1.0") @Nullable
            Double penalty,

            List<String> fields,
            List<Rejected> rejected,

            @Schema(description = "Learnt from, but remarkable: whoever knows the field should look")
            List<Suspected> suspected,

            @Schema(description = "The oldest leads train, the newest validate") @Nullable
            Split validation,

            @Nullable Metrics metrics,

            @Schema(description = "Against recent leads") @Nullable
            Drift drift) {

        static PredictiveModelView of(PredictiveModels.Kept kept) {
            Training.Fitted report = kept.report();
            return new PredictiveModelView(
                    kept.version(),
                    kept.state(),
                    kept.why(),
                    kept.fittedAt(),
                    report.method(),
                    report.leads(),
                    report.converted(),
                    report.thresholds(),
                    report.penalty(),
                    report.fields(),
                    report.rejected(),
                    report.suspected() == null ? List.of() : report.suspected(),
                    report.split(),
                    report.metrics(),
                    kept.drift());
        }
    }

    record Refit(
            @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
            UUID id,

            @Schema(examples = "DONE") Works.State state,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String detail,

            @Schema(description = "Under which the result is kept, NONE or ACTIVE", examples = "3") @Nullable
            Integer version) {

        static Refit of(Works.Work work) {
            return new Refit(
                    work.id(),
                    work.state(),
                    work.requestedAt(),
                    work.startedAt(),
                    work.finishedAt(),
                    work.detail(),
                    work.version());
        }
    }

    private final PredictiveModels models;
    private final Works works;
    private final SecurityIdentity caller;

    PredictiveModelResource(PredictiveModels models, Works works, SecurityIdentity caller) {
        this.models = models;
        this.works = works;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "Every version that was fitted, the newest first",
            description = "With its metrics and reliability on the newest leads, the fields that were rejected and"
                    + " why, and its drift. None without data; a fit that gives no model is NONE and says why.")
    public Page<PredictiveModelView> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        int before = after == null
                ? Integer.MAX_VALUE
                : Cursor.whole(Cursor.decode(after, 1).getFirst());
        List<PredictiveModelView> found = models.page(before, size + 1).stream()
                .map(PredictiveModelView::of)
                .toList();
        return Page.of(found, size, last -> Cursor.encode(Integer.toString(last.version())));
    }

    @GET
    @Path("{version: [0-9]+}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "A version: metrics, calibration, validation split, rejected fields, drift")
    public PredictiveModelView one(@PathParam("version") int version) {
        return models.find(version)
                .map(PredictiveModelView::of)
                .orElseThrow(() -> Problem.notFound("predictive model " + version));
    }

    @POST
    @Path("refits")
    @RolesAllowed({"marketing", "admin"})
    @Idempotent
    @Operation(summary = "Fit anew to own leads, beside the nightly fit")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Refit.class)))
    public Response refit() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var work = works.add(id, Works.Kind.REFIT, caller.getPrincipal().getName(), null, null);
        return Response.accepted(Refit.of(work))
                .location(URI.create("/api/predictive-models/refits/" + id))
                .build();
    }

    @GET
    @Path("refits/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "How far a fit has come")
    public Refit refit(@PathParam("id") UUID id) {
        return works.find(Works.Kind.REFIT, id).map(Refit::of).orElseThrow(() -> Problem.notFound("refit " + id));
    }
}
