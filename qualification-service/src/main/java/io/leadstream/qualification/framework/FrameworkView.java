package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of a framework's criteria hold, as the API shows it. */
public record FrameworkView(
        @Schema(description = "Everything that the framework requires holds", examples = "false")
        boolean complete,

        @Schema(description = "The share of the criteria that hold", examples = "0.50")
        BigDecimal completeness,

        @Schema(examples = "[\"budget\", \"need\"]") List<String> held,
        @Schema(examples = "[\"authority\", \"timeline\"]") List<String> missing,

        @Schema(examples = "[\"no one with authority\", \"no timeline\"]")
        List<String> gaps) {

    /** One framework, by its key. */
    public static Map<String, FrameworkView> of(Completeness completeness) {
        return Map.of(completeness.framework(), one(completeness));
    }

    private static FrameworkView one(Completeness completeness) {
        return new FrameworkView(
                completeness.complete(),
                completeness.share(),
                completeness.heldKeys(),
                completeness.missingKeys(),
                completeness.gaps());
    }

    /** The facts projected onto each framework, by its key. */
    public static Map<String, FrameworkView> of(Collection<Framework> frameworks, Map<String, Fact> facts) {
        var views = new LinkedHashMap<String, FrameworkView>();
        frameworks.forEach(framework -> views.put(framework.key(), one(framework.of(facts))));
        return views;
    }
}
