package io.leadstream.lead.note;

import io.leadstream.lead.card.Accounts;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Research notes on a company. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Research notes", description = "What was found out about leads and companies; shared with the team")
public class CompanyNoteResource {

    private static final String EXAMPLE = """
            {"type":"CAREER_MILESTONE","text":"Became CFO of the group","happenedOn":"2026-01-01","source":"LinkedIn",
             "sourceAt":"2026-01-31T09:30:00Z","urls":["https://www.linkedin.com/in/ada"]}""";

    private final Accounts accounts;
    private final WriteNotes notes;
    private final NotePages pages;

    CompanyNoteResource(Accounts accounts, WriteNotes notes, NotePages pages) {
        this.accounts = accounts;
        this.notes = notes;
        this.pages = pages;
    }

    @POST
    @Path("{id}/notes")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Write down what was found out about the company")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NoteText.class),
                            examples = @ExampleObject(name = "note", value = EXAMPLE)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = NoteView.class)))
    public Response write(@PathParam("id") UUID id, @NotNull NoteText note) {
        accounts.requireExisting(id);
        return NoteResource.created(notes.write(new Note.About(null, id), note));
    }

    @GET
    @Path("{id}/notes")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "What was found out about the company, the latest first")
    public Page<NoteView> list(
            @PathParam("id") UUID id,
            @QueryParam("type") @Nullable String type,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.requireExisting(id);
        return pages.of(new Notes.Shown.OfCompany(id), type, limit, after);
    }
}
