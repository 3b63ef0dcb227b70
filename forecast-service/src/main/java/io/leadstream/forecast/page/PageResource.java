package io.leadstream.forecast.page;

import io.leadstream.forecast.reading.Offers;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the page asks for before it asks for figures. */
@Path("/api/page")
@RunOnVirtualThread
@Tag(name = "Page")
public class PageResource {

    private final SignIn signIn;
    private final Offers offers;

    PageResource(SignIn signIn, Offers offers) {
        this.signIn = signIn;
        this.offers = offers;
    }

    @GET
    @Path("/sign-in")
    @PermitAll
    @StrictQuery
    @Operation(
            summary = "How to sign in",
            description = "By authorization code with PKCE at the issuer; without one, only by a token in the link.")
    @APIResponse(
            responseCode = "200",
            description = "The issuer, if there is one",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SignInAnswer.class),
                            examples = @ExampleObject(name = "issuer", value = SignInAnswer.EXAMPLE)))
    public SignInAnswer signIn() {
        return new SignInAnswer(signIn.issuer().orElse(null), signIn.clientId());
    }

    @GET
    @Path("/choices")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "What figures can be asked for",
            description = "The published pipelines, the default one first, with their stages and with the segments "
                    + "that their deals have. Shortly after a version was published, while its deals are counted, "
                    + "the segments are those of 2,000 of them.")
    @APIResponse(
            responseCode = "200",
            description = "Pipelines, stages and segments",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChoicesAnswer.class),
                            examples = @ExampleObject(name = "figures", value = ChoicesAnswer.EXAMPLE)))
    public ChoicesAnswer choices() {
        return ChoicesAnswer.of(offers.all());
    }

    @GET
    @Path("/values")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "What deals can be asked for by a segment",
            description =
                    "The values that a pipeline's deals have of a segment, as where= takes them. None of a segment "
                            + "with more than 1,000, which nobody picks from a list.")
    @APIResponse(
            responseCode = "200",
            description = "Values, by name",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ValuesAnswer.class),
                            examples = @ExampleObject(name = "values", value = ValuesAnswer.EXAMPLE)))
    public ValuesAnswer values(
            @QueryParam("pipeline")
                    @Parameter(description = "The default one when left out", example = "standard")
                    @Nullable
                    String pipeline,
            @QueryParam("segment") @Parameter(example = "product", required = true) @Nullable String segment) {
        if (segment == null || segment.isBlank()) {
            throw BadInput.of("segment", "must be given");
        }
        return new ValuesAnswer(offers.values(pipeline, segment));
    }
}
