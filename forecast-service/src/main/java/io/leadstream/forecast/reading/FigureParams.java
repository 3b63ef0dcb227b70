package io.leadstream.forecast.reading;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that all figures take; each is refused by its name. */
public class FigureParams {

    private static final int MOST_CONDITIONS = 10;

    @QueryParam("pipeline")
    @Parameter(description = "Its key, or lead-lifecycle; the default pipeline when left out", example = "standard")
    @Nullable
    String pipeline;

    @QueryParam("version")
    @Parameter(description = "Whose stages the rows are; the latest when left out")
    @Nullable
    String version;

    @QueryParam("from")
    @Parameter(description = "Begin of the window, a time, or a date for its start in UTC", example = "2026-01-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "End of the window, not included", example = "2026-04-01")
    @Nullable
    String to;

    @QueryParam("asOf")
    @Parameter(description = "Only what happened until then counts: a time, or a date for its end in UTC")
    @Nullable
    String asOf;

    @QueryParam("segment")
    @Parameter(
            description =
                    "Group by this segment of the deals; owner is one too. Given twice, where rates are compared: "
                            + "by pairs of both",
            example = "product")
    @Nullable
    List<String> segment;

    @QueryParam("where")
    @Parameter(description = "key:value, repeatable: only deals whose segment has this value", example = "product:GTX")
    @Nullable
    List<String> where;

    @QueryParam("skips")
    @Parameter(description = "include (default) or exclude: whether stages passed over count as entered")
    @Nullable
    String skips;

    @QueryParam("level")
    @Parameter(description = "Of the intervals, 0.5 to 0.999; 0.95 when left out")
    @Nullable
    String level;

    @QueryParam("method")
    @Parameter(description = "Of the intervals: jeffreys (default) or wilson")
    @Nullable
    String method;

    private int mostSegments = 1;

    private enum Skips {
        INCLUDE,
        EXCLUDE
    }

    /** As of a time unless one is asked for: a further page is of the same moment as the first. */
    public FigureParams orAsOf(Instant time) {
        if (asOf == null) {
            asOf = time.toString();
        }
        return this;
    }

    /** For what comes without groups: a segment is refused by its name. */
    public FigureParams withoutGroups() {
        mostSegments = 0;
        return this;
    }

    /** For what can be compared by pairs of two segments as well. */
    public FigureParams orPairs() {
        mostSegments = 2;
        return this;
    }

    @Nullable
    String pipeline() {
        return pipeline;
    }

    @Nullable
    Integer version() {
        Integer number = Params.integer("version", version);
        if (number != null && number < 1) {
            throw BadInput.of("version", "must be 1 or more");
        }
        return number;
    }

    Question question(Instant now) {
        Instant upTo = Params.instantAtEnd("asOf", asOf);
        return new Question(
                upTo == null ? now : upTo,
                window(),
                segmentation(),
                Params.choice("skips", skips, Skips.class) != Skips.EXCLUDE,
                new Confidence(level(), method()));
    }

    private Window window() {
        var window = new Window(Params.instant("from", from), Params.instant("to", to));
        if (window.from() != null && window.to() != null && !window.from().isBefore(window.to())) {
            throw BadInput.of("to", "must be after from");
        }
        return window;
    }

    private Segmentation segmentation() {
        List<String> by = segment == null ? List.of() : segment;
        if (by.size() > mostSegments) {
            throw BadInput.of(
                    "segment",
                    switch (mostSegments) {
                        case 0 -> "makes no groups here; where=key:value asks for the deals of one value";
                        case 1 -> "must be given once";
                        default -> "must be given once, or twice for pairs";
                    });
        }
        if (by.stream().anyMatch(String::isBlank)) {
            throw BadInput.of("segment", "must not be blank");
        }
        if (by.stream().distinct().count() < by.size()) {
            throw BadInput.of("segment", "must be of two different ones for pairs");
        }
        return new Segmentation(by.isEmpty() ? null : by.getFirst(), by.size() < 2 ? null : by.getLast(), conditions());
    }

    private List<Condition> conditions() {
        List<String> given = where == null ? List.of() : where;
        if (given.size() > MOST_CONDITIONS) {
            throw BadInput.of("where", "must not be given more than " + MOST_CONDITIONS + " times");
        }
        return given.stream().map(FigureParams::condition).toList();
    }

    private static Condition condition(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw BadInput.of("where", "must be key:value, such as product:GTX");
        }
        return new Condition(text.substring(0, colon), text.substring(colon + 1));
    }

    private double level() {
        if (level == null) {
            return Confidence.DEFAULT.level();
        }
        try {
            double value = Double.parseDouble(level);
            if (value >= 0.5 && value <= 0.999) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same to the caller
        }
        throw BadInput.of("level", "must be a number from 0.5 to 0.999");
    }

    private Confidence.Method method() {
        Confidence.Method given = Params.choice("method", method, Confidence.Method.class);
        return given == null ? Confidence.DEFAULT.method() : given;
    }
}
