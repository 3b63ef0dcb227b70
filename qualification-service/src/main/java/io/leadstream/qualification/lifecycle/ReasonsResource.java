package io.leadstream.qualification.lifecycle;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why leads are rejected, ruled out or handed back. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Lifecycle")
class ReasonsResource {

    @Schema(name = "ReasonView")
    record Reason(
            @Schema(examples = "NOT_NOW") ReasonCode code,
            @Schema(examples = "Perhaps later") String text,

            @Schema(description = "Where a lead goes that is rejected for it", examples = "RECYCLED")
            Lifecycle rejectsTo) {}

    record Reasons(List<Reason> items) {}

    @GET
    @Path("reasons")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The reasons that a rejection names, which events carry")
    public Reasons all() {
        return new Reasons(Stream.of(ReasonCode.values())
                .filter(ReasonCode::isForPeople)
                .map(code -> new Reason(code, code.text(), code.rejectsTo()))
                .toList());
    }
}
