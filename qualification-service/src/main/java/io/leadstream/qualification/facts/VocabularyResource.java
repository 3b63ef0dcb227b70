package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.Framework;
import io.leadstream.qualification.framework.Frameworks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The vocabulary of facts as data: what may be found out, and which criteria of which frameworks it fills. */
@Path("/api/facts")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Facts")
class VocabularyResource {

    /** One word. */
    record WordView(
            @Schema(examples = "economicBuyer") String fact,

            @Schema(examples = "Who controls the money; often not the first contact")
            String text,

            @Schema(description = "How its value may be given besides text", examples = "TEXT")
            FactWord.Shape shape,

            @Schema(
                    description = "The criteria that it fills, by framework",
                    examples = "{\"MEDDIC\": [\"economicBuyer\"]}")
            Map<String, List<String>> fills) {}

    record Vocabulary(List<WordView> items) {}

    private final Frameworks frameworks;

    VocabularyResource(Frameworks frameworks) {
        this.frameworks = frameworks;
    }

    @GET
    @Transactional
    @Operation(summary = "Every word of the vocabulary, and which criteria of which frameworks it fills")
    public Vocabulary all() {
        var all = frameworks.all();
        return new Vocabulary(Stream.of(FactWord.values())
                .map(word -> new WordView(word.key(), word.text(), word.shape(), fills(word, all)))
                .toList());
    }

    private static Map<String, List<String>> fills(FactWord word, List<Framework> frameworks) {
        var fills = new LinkedHashMap<String, List<String>>();
        for (Framework framework : frameworks) {
            var criteria = framework.criteria().stream()
                    .filter(criterion -> criterion.filledBy().contains(word))
                    .map(criterion -> criterion.key())
                    .toList();
            if (!criteria.isEmpty()) {
                fills.put(framework.key(), criteria);
            }
        }
        return fills;
    }
}
