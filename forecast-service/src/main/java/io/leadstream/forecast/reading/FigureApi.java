package io.leadstream.forecast.reading;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says of every figure alike that it has a tag and is a table too; a figure is what takes {@link FigureParams}, or
 * answers figures.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FigureApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .map(path -> path.getOperations().get(HttpMethod.GET))
                .filter(FigureApi::isFigure)
                .forEach(FigureApi::describe);
    }

    private static boolean isFigure(Operation get) {
        return get != null
                && get.getParameters() != null
                && get.getResponses().getAPIResponse("200") != null
                && (hasFigures(get.getResponses().getAPIResponse("200"))
                        || get.getParameters().stream().anyMatch(parameter -> "skips".equals(parameter.getName())));
    }

    /** Their example is called so; what people entered is shown as of a time too, and is none. */
    private static boolean hasFigures(APIResponse answer) {
        return answer.getContent() != null
                && answer.getContent().getMediaTypes().values().stream()
                        .anyMatch(type ->
                                type.getExamples() != null && type.getExamples().containsKey("figures"));
    }

    private static void describe(Operation get) {
        get.addParameter(query("format", "csv for a table, as a link; else by Accept: text/csv"));
        get.addParameter(query("table", "Of CSV: another of its lists, by its path in the JSON, such as groups"));
        get.addParameter(OASFactory.createParameter()
                .in(In.HEADER)
                .name("If-None-Match")
                .description("Tags of answers that the caller has; 304 when one of them still holds")
                .schema(text()));
        APIResponse answer = get.getResponses().getAPIResponse("200");
        answer.getContent()
                .addMediaType(
                        "text/csv",
                        OASFactory.createMediaType()
                                .schema(text().description("RFC 4180, UTF-8: a row of names, which are places in the "
                                        + "JSON, then a row for each of its innermost rows")));
        answer.addHeader("ETag", tag());
        get.getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("The figures are what they were; only their freshness is newer")
                                .addHeader("ETag", tag()));
    }

    private static Parameter query(String name, String description) {
        return OASFactory.createParameter()
                .in(In.QUERY)
                .name(name)
                .description(description)
                .schema(text());
    }

    private static Header tag() {
        return OASFactory.createHeader()
                .description(
                        "Weak, of what the figures follow from; none for one that moves with every moment, as of now")
                .schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }
}
