package io.leadstream.qualification.lifecycle;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many leads stand in each state. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Lifecycle")
class CountsResource {

    record CountsView(
            @Schema(examples = "{\"IQL\": 812, \"MQL\": 41}")
            Map<Lifecycle, Long> counts,

            Freshness freshness) {}

    private final LifecycleCounts counts;
    private final ReadModel readModel;

    CountsResource(LifecycleCounts counts, ReadModel readModel) {
        this.counts = counts;
        this.readModel = readModel;
    }

    @GET
    @Path("counts")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "How many leads stand in each state of the lifecycle")
    public CountsView all() {
        Freshness freshness = readModel.freshness();
        return new CountsView(counts.now(), freshness);
    }
}
