package io.leadstream.lead.note;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.MergePatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One research note. */
@Path("/api/notes")
@RunOnVirtualThread
@Tag(name = "Research notes")
public class NoteResource {

    private final WriteNotes notes;
    private final ObjectMapper mapper;

    NoteResource(WriteNotes notes, ObjectMapper mapper) {
        this.notes = notes;
        this.mapper = mapper;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "One note")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), notes.get(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Mend a note", description = "JSON merge patch; needs If-Match. Its author or a manager may.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = NoteText.class),
                            examples = @ExampleObject(name = "text", value = "{\"text\":\"Became group CFO\"}")))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(
                Response.ok(),
                notes.change(id, ifMatch, before -> MergePatch.apply(mapper, before, patch, NoteText.class)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Delete a note", description = "Needs If-Match. Its author or a manager may.")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        notes.delete(id, ifMatch);
        return Response.noContent().build();
    }

    static Response created(WriteNotes.Versioned note) {
        return answer(Response.created(URI.create("/api/notes/" + note.note().id())), note);
    }

    private static Response answer(Response.ResponseBuilder answer, WriteNotes.Versioned note) {
        return answer.entity(note.note())
                .header(HttpHeaders.ETAG, EntityTags.tag(note.version()))
                .build();
    }
}
