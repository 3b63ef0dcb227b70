package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes in what a web form sends. */
@ApplicationScoped
class FormCapture {

    private final Json json;
    private final ObjectMapper mapper;
    private final CaptureLead captureLead;
    private final RawSubmissions rawSubmissions;

    FormCapture(Json json, ObjectMapper mapper, CaptureLead captureLead, RawSubmissions rawSubmissions) {
        this.json = json;
        this.mapper = mapper;
        this.captureLead = captureLead;
        this.rawSubmissions = rawSubmissions;
    }

    /** A form as it was sent. */
    record Submission(String contentType, @Nullable String origin, byte[] body) {

        boolean isForm() {
            return contentType.startsWith("application/x-www-form-urlencoded");
        }
    }

    /** The same for everybody: a form is no way to find out whom we know. */
    @Schema(name = "FormAnswer")
    record Answer(boolean accepted) {}

    @Idempotent
    Response capture(Submission submission, CaptureSource source) {
        ObjectNode fields = read(submission);
        if (!isTrapped(fields, source.settings().honeypotField())) {
            fields.put("source", source.source().name());
            NormalLead lead = NormalLead.of(json.read(write(fields), NewLead.class));
            take(lead, source, submission);
        }
        return Response.accepted(new Answer(true)).build();
    }

    /** Whom the source does not want once more is not told: the answer would say who is a lead. */
    private void take(NormalLead lead, CaptureSource source, Submission submission) {
        Attempt attempt = captureLead
                .attempt(List.of(new Offer(lead, null)), Door.formOf(source.key()))
                .getFirst();
        if (!(attempt.refusal() instanceof DuplicateRefused)) {
            rawSubmissions.keep(attempt.orThrow().leadId(), source.key(), submission);
        }
    }

    private ObjectNode read(Submission submission) {
        if (submission.isForm()) {
            return FormFields.of(submission.body()).lead();
        }
        JsonNode document = json.read(submission.body(), JsonNode.class);
        if (!(document instanceof ObjectNode fields)) {
            throw BadInput.of("", "must be an object");
        }
        return fields;
    }

    /** Takes the trap away; whoever has filled it in is no person. */
    private static boolean isTrapped(ObjectNode fields, @Nullable String honeypotField) {
        JsonNode trap = honeypotField == null ? null : take(fields, List.of(honeypotField.split("\\.", 2)));
        return trap != null && !trap.isNull() && !trap.asText("filled").isBlank();
    }

    private static @Nullable JsonNode take(ObjectNode fields, List<String> path) {
        if (path.size() == 1 || !fields.path(path.getFirst()).isObject()) {
            return fields.remove(String.join(".", path));
        }
        return ((ObjectNode) Objects.requireNonNull(fields.get(path.getFirst()))).remove(path.getLast());
    }

    private byte[] write(ObjectNode fields) {
        try {
            return mapper.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw BadInput.of("", "must not contain half of a surrogate pair");
        }
    }
}
