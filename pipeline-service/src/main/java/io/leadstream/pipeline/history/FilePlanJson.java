package io.leadstream.pipeline.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** How files are read, as it is kept with their imports. */
@ApplicationScoped
class FilePlanJson {

    private final ObjectMapper mapper;

    FilePlanJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(FilePlan plan) {
        try {
            return mapper.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw BadInput.of("", "headers must not contain half of a surrogate pair");
        }
    }

    /** Null for lines of JSON. */
    @Nullable
    FilePlan of(ImportJob job) {
        try {
            return job.plan() == null ? null : mapper.readValue(job.plan(), FilePlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan that was kept can be read", e);
        }
    }
}
