package io.leadstream.qualification.scoring;

import io.leadstream.qualification.profile.Icp;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lead score as data: every rule that a ledger line may name. */
@Path("/api/scoring-models")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Scoring models")
class ScoringModelResource {

    record FitRuleView(
            @Schema(examples = "SENIORITY_C_LEVEL") String rule,
            @Schema(examples = "30") int points,
            @Schema(examples = "seniority is C-level") String when) {}

    record EngagementRuleView(
            @Schema(examples = "FORM_SUBMITTED") String rule,
            @Schema(examples = "20") int points,
            @Schema(examples = "30") int halfLifeDays) {}

    record Limits(
            @Schema(examples = "100") int fit,
            @Schema(examples = "100") int engagement,

            @Schema(examples = "40", description = "The most that one type of activity may bring")
            int perType) {}

    record Thresholds(
            @Schema(examples = "40") int fit,
            @Schema(examples = "30") int engagement) {}

    record IcpView(
            Set<String> functions,
            Set<String> industries,

            @Schema(description = "Empty when every country is served")
            Set<String> countriesServed) {}

    /** One version of the score. */
    record ModelView(
            @Schema(examples = "lead-scoring") String modelId,
            @Schema(examples = "1") int version,
            List<FitRuleView> fit,
            List<EngagementRuleView> engagement,
            Limits limits,

            @Schema(description = "Least fit for each letter, D below them")
            Map<Character, Integer> letters,

            @Schema(description = "Least engagement for each figure, 4 below them")
            Map<Integer, Integer> figures,

            @Schema(description = "Makes a lead MQL when both are reached")
            Thresholds mql,

            IcpView icp) {}

    record Models(List<ModelView> items) {}

    private final ScoringModels models;

    ScoringModelResource(ScoringModels models) {
        this.models = models;
    }

    @GET
    @Operation(summary = "The versions of the lead score")
    public Models all() {
        return new Models(models.all().stream().map(ScoringModelResource::view).toList());
    }

    @GET
    @Path("{version}")
    @Operation(summary = "One version of the lead score: rules, points, limits, thresholds")
    public ModelView version(@PathParam("version") int version) {
        return models.version(version)
                .map(ScoringModelResource::view)
                .orElseThrow(() -> Problem.notFound("scoring model " + version));
    }

    private static ModelView view(ScoringModel model) {
        return new ModelView(
                ScoringModel.ID,
                model.version(),
                model.fit().stream()
                        .map(rule -> new FitRuleView(rule.name(), rule.points(), rule.reason()))
                        .toList(),
                model.engagement().stream()
                        .map(rule -> new EngagementRuleView(rule.type().name(), rule.points(), rule.halfLifeDays()))
                        .toList(),
                new Limits(ScoringModel.MOST, ScoringModel.MOST, model.typeCap()),
                new TreeMap<>(Grade.LETTERS),
                new TreeMap<>(Grade.FIGURES),
                new Thresholds(model.mqlFit(), model.mqlEngagement()),
                view(model.icp()));
    }

    private static IcpView view(Icp icp) {
        return new IcpView(
                new TreeSet<>(icp.functions()), new TreeSet<>(icp.industries()), new TreeSet<>(icp.countriesServed()));
    }
}
