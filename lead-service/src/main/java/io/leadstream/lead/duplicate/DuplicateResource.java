package io.leadstream.lead.duplicate;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.LeadView;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which other cards may be of the same person, and why. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Duplicates")
public class DuplicateResource {

    private static final String EXAMPLE = """
            {"leadId":"01999999-0000-7000-8000-000000000001",
             "matches":[{"lead":{"id":"01999999-0000-7000-8000-000000000002","status":"IQL","touches":1,
                 "email":"jane.doe+fair@acme.example","firstName":"Jane","lastName":"Doe"},
               "strength":0.99,
               "reasons":[{"criterion":"SAME_MAILBOX","strength":0.95,
                   "text":"e-mail addresses of one mailbox: they differ in dots, tags or the host's other name alone"},
                 {"criterion":"SAME_COMPANY_AND_NAME","strength":0.8,"text":"the same company, and a similar name"}]}],
             "ignored":[{"criterion":"SAME_PHONE","text":"more than 20 leads meet it"}]}""";

    /**
     * Why two cards may be the same person's.
     *
     * @param strength how much it says by itself, 0 to 1
     */
    @Schema(name = "MatchReason")
    public record Reason(
            @Schema(examples = "SAME_MAILBOX") String criterion,
            @Schema(examples = "0.95") double strength,
            String text) {}

    /**
     * A card that may be the same person's.
     *
     * @param strength of all reasons together, 0 to 1
     */
    public record Match(
            LeadView lead, @Schema(examples = "0.99") double strength, List<Reason> reasons) {}

    /** What was not looked at, and why. */
    public record Ignored(@Schema(examples = "SAME_PHONE") String criterion, String text) {}

    /**
     * The strongest match first.
     *
     * @param leadId the survivor, when a merged lead was asked for
     */
    @Schema(name = "DuplicatesView")
    public record Answer(UUID leadId, List<Match> matches, List<Ignored> ignored) {}

    private final DuplicateSearch search;
    private final Cards cards;

    DuplicateResource(DuplicateSearch search, Cards cards) {
        this.search = search;
        this.cards = cards;
    }

    @GET
    @Path("{id}/duplicates")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(
            summary = "Other cards that may be of the same person",
            description = "By mailbox, telephone number, partner's record, and name within the company. A criterion "
                    + "that more than 20 cards meet is ignored, and named. Cards that are merged are found as their "
                    + "survivors.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "one match", value = EXAMPLE)))
    public Answer of(@PathParam("id") UUID id) {
        Findings findings = search.of(id).orElseThrow(() -> Problem.notFound("lead " + id));
        List<Findings.Match> matches = findings.matches();
        Map<UUID, LeadView> leads = cards
                .views(matches.stream().map(Findings.Match::lead).toList())
                .stream()
                .collect(Collectors.toMap(LeadView::id, Function.identity()));
        return new Answer(
                findings.about(),
                matches.stream()
                        .filter(match -> leads.containsKey(match.lead())) // or erased meanwhile
                        .map(match -> view(match, Objects.requireNonNull(leads.get(match.lead()))))
                        .toList(),
                ignored(findings));
    }

    private static Match view(Findings.Match match, LeadView lead) {
        return new Match(
                lead,
                match.strength(),
                match.reasons().stream()
                        .map(reason -> new Reason(
                                reason.criterion().name(),
                                reason.strength(),
                                reason.criterion().text()))
                        .toList());
    }

    private static List<Ignored> ignored(Findings findings) {
        var ignored = findings.ignored().stream()
                .map(criterion -> new Ignored(criterion.name(), "more than " + DuplicateSearch.MOST + " leads meet it"))
                .collect(Collectors.toList());
        if (findings.sawOnlySurnames()) {
            ignored.add(new Ignored(
                    Criterion.SAME_COMPANY_AND_NAME.name(),
                    "of a company of so many people, those of the same surname only"));
        }
        return ignored;
    }
}
