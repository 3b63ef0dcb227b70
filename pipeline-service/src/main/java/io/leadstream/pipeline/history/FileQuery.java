package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.leadstream.rest.file.FileParams;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller may say of a CSV file; none of it is for lines of JSON. */
class FileQuery {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    @QueryParam("layout")
    @Parameter(description = "hubspot, salesforce, pipedrive or other")
    @Nullable
    String layout;

    @QueryParam("encoding")
    @Parameter(description = "utf-8 or latin-1")
    @Nullable
    String encoding;

    @QueryParam("separator")
    @Parameter(description = "comma, semicolon or tab")
    @Nullable
    String separator;

    @QueryParam("map")
    @Parameter(description = "Header:field, once a column")
    @Nullable
    List<String> map;

    @QueryParam("stage")
    @Parameter(description = "Name:KEY, once a stage")
    @Nullable
    List<String> stage;

    @QueryParam("pipeline")
    @Parameter(description = "key of the pipeline of all rows, whatever they say")
    @Nullable
    String pipeline;

    @QueryParam("currency")
    @Parameter(description = "of amounts that tell none, ISO 4217")
    @Nullable
    String currency;

    @QueryParam("dates")
    @Parameter(description = "dmy or mdy, where figures stand alone")
    @Nullable
    String dates;

    @QueryParam("zone")
    @Parameter(description = "of times that name none, such as Europe/Berlin; UTC where it is left out")
    @Nullable
    String zone;

    @QueryParam("decimal")
    @Parameter(description = "point or comma")
    @Nullable
    String decimal;

    @QueryParam("review")
    @Parameter(description = "true: wait for somebody to look at it")
    @Nullable
    String review;

    /** Null for lines of JSON. */
    ImportSpool.@Nullable FileOrder order(MediaType type) {
        if (!type.getSubtype().equals("csv")) {
            requireNothing();
            return null;
        }
        String charset = encoding == null ? type.getParameters().get("charset") : encoding;
        return new ImportSpool.FileOrder(
                Params.choice("layout", layout, Layout.class),
                FileParams.encoding(charset),
                FileParams.separator(separator),
                choices(),
                FileParams.truth("review", review, false));
    }

    private Choices choices() {
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            throw BadInput.of("currency", "must be a currency of ISO 4217");
        }
        var choices = new Choices(
                FileParams.mapping("map", map, "column:field"),
                FileParams.mapping("stage", stage, "name:KEY"),
                Map.of(),
                Map.of(),
                pipeline,
                currency,
                Params.choice("dates", dates, DayOrder.class),
                zone,
                Params.choice("decimal", decimal, DecimalMark.class));
        Columns.requireFields(choices.columns(), DealField.VOCABULARY);
        return choices;
    }

    private void requireNothing() {
        var said = new java.util.LinkedHashMap<String, @Nullable Object>();
        said.put("layout", layout);
        said.put("encoding", encoding);
        said.put("separator", separator);
        said.put("map", map == null || map.isEmpty() ? null : map);
        said.put("stage", stage == null || stage.isEmpty() ? null : stage);
        said.put("pipeline", pipeline);
        said.put("currency", currency);
        said.put("dates", dates);
        said.put("zone", zone);
        said.put("decimal", decimal);
        said.put("review", review);
        said.forEach((name, value) -> {
            if (value != null) {
                throw BadInput.of(name, "must be left out: it is for text/csv");
            }
        });
    }
}
