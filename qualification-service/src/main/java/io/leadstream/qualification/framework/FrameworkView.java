package io.leadstream.qualification.framework;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of a framework's criteria hold, as the API shows it. */
public record FrameworkView(
        @Schema(examples = "false") boolean complete,
        @Schema(examples = "[\"budget\", \"need\"]") List<String> held,
        @Schema(examples = "[\"authority\", \"timeline\"]") List<String> missing) {

    /** By the framework's name. */
    public static Map<String, FrameworkView> of(Completeness completeness) {
        return Map.of(
                completeness.framework(),
                new FrameworkView(completeness.complete(), completeness.heldKeys(), completeness.missingKeys()));
    }
}
