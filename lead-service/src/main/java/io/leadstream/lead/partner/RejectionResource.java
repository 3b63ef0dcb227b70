package io.leadstream.lead.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a partner sent that was refused; the partner's own view, and the admin's. */
@Path("/api/partners/{partner}/rejections")
@RunOnVirtualThread
@RolesAllowed({"partner", "admin"})
@Tag(name = "Partners")
public class RejectionResource {

    private static final String TYPE_PREFIX = "urn:leadstream:problem:";

    /**
     * Refused records of one kind: the same problem at the same fields.
     *
     * @param kind names it, for the records and the redrive
     * @param sample the newest of them
     */
    @Schema(name = "RejectionKind")
    public record Kind(
            String kind,
            String type,
            String title,
            int status,
            @Nullable String detail,
            List<Violation> violations,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Rejection sample) {}

    /**
     * One refused record.
     *
     * @param door REST, KAFKA, WEBHOOK …
     * @param writtenAt the record's own time
     * @param partition with {@code offset} its place in the partner's topic
     * @param record as it was sent: JSON, or text when it is none; absent when it is no longer to be had
     * @param redrivable whether it can be tried again from here; if not, send it again
     */
    public record Rejection(
            UUID id,
            String kind,
            String type,
            String title,
            int status,
            @Nullable String detail,
            List<Violation> violations,
            String door,
            Instant writtenAt,
            Instant refusedAt,
            int attempts,
            @Nullable Integer partition,
            @Nullable Long offset,
            boolean redrivable,
            @Nullable JsonNode record) {}

    /** Which to try again; all when it names none. */
    public record RedriveRequest(
            @Size(max = 100) @Nullable String kind,
            @Size(min = 1, max = 200) @Nullable Set<@NotNull UUID> ids) {}

    private final OwnRecords own;
    private final Rejections rejections;
    private final TopicRecords topics;
    private final Redrive redrive;
    private final ObjectMapper mapper;

    RejectionResource(
            OwnRecords own, Rejections rejections, TopicRecords topics, Redrive redrive, ObjectMapper mapper) {
        this.own = own;
        this.rejections = rejections;
        this.topics = topics;
        this.redrive = redrive;
        this.mapper = mapper;
    }

    @GET
    @Operation(
            summary = "Refused records by kind, most recently seen first",
            description = "The newest 10,000 of a partner, for seven days; what was mended and what was erased is not"
                    + " among them. A partner sees its own (403 otherwise), an admin everybody's.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "kinds", value = Examples.KINDS)))
    public Page<Kind> kinds(
            @PathParam("partner") String partner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        own.require(partner);
        int size = Page.limit(Params.integer("limit", limit));
        List<String> cursor = after == null ? null : Cursor.decode(after, 2);
        List<Rejections.Kind> found = rejections.kinds(
                partner,
                cursor == null ? null : Params.instant("after", cursor.get(0)),
                cursor == null ? null : cursor.get(1),
                size + 1);
        Page<Rejections.Kind> page =
                Page.of(found, size, last -> Cursor.encode(last.lastSeen().toString(), last.kind()));
        return new Page<>(withSamples(partner, page.items()), page.next());
    }

    private List<Kind> withSamples(String partner, List<Rejections.Kind> kinds) {
        List<Rejections.Waiting> newest = rejections.all(
                partner, kinds.stream().map(Rejections.Kind::newest).toList());
        Map<UUID, Rejection> samples =
                shown(partner, newest).stream().collect(Collectors.toMap(Rejection::id, Function.identity()));
        return kinds.stream()
                .filter(kind -> samples.containsKey(kind.newest()))
                .map(kind -> shown(kind, Objects.requireNonNull(samples.get(kind.newest()))))
                .toList();
    }

    @GET
    @Path("records")
    @Operation(summary = "Single refused records, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "records", value = Examples.RECORDS)))
    public Page<Rejection> list(
            @PathParam("partner") String partner,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        own.require(partner);
        int size = Page.limit(Params.integer("limit", limit));
        UUID before = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        Page<Rejections.Waiting> page = Page.of(
                rejections.list(partner, kind, before, size + 1),
                size,
                last -> Cursor.encode(last.id().toString()));
        return new Page<>(shown(partner, page.items()), page.next());
    }

    @GET
    @Path("records/{id}")
    @Operation(summary = "One refused record")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Rejection.class)))
    public Rejection get(@PathParam("partner") String partner, @PathParam("id") UUID id) {
        own.require(partner);
        Rejections.Waiting found = rejections.find(partner, id).orElseThrow(() -> Problem.notFound("rejection " + id));
        return shown(partner, List.of(found)).getFirst();
    }

    @POST
    @Path("redrive")
    @Operation(
            summary = "Try refused records once more, by the door by which they came",
            description = "At most 1,000 at once, oldest first. Those that pass leave the list; those that are refused"
                    + " again stay, with the present reason. read = accepted + repeated + rejected + gone.")
    @RequestBody(
            content = @Content(examples = @ExampleObject(name = "a kind", value = "{\"kind\":\"5d1c0f1e6a2b7c90\"}")))
    @APIResponse(responseCode = "200", content = @Content(examples = @ExampleObject(name = "result", value = """
                    {"read":12,"accepted":11,"repeated":0,"rejected":1,"gone":0,"remaining":0}""")))
    @APIResponse(responseCode = "404", description = "One of the ids is none on the list; nothing is tried")
    public Redrive.Result redrive(@PathParam("partner") String partner, @Valid @NotNull RedriveRequest request) {
        own.require(partner);
        if (request.ids() != null) {
            rejections.unknown(partner, request.ids()).ifPresent(id -> {
                throw Problem.notFound("rejection " + id);
            });
        }
        return redrive.redrive(partner, request.kind(), request.ids());
    }

    private static Kind shown(Rejections.Kind kind, Rejection sample) {
        return new Kind(
                kind.kind(),
                sample.type(),
                sample.title(),
                sample.status(),
                sample.detail(),
                sample.violations(),
                kind.count(),
                kind.firstSeen(),
                kind.lastSeen(),
                sample);
    }

    /** With the records, also those that only the topic has. */
    private List<Rejection> shown(String partner, List<Rejections.Waiting> waiting) {
        Map<RefusedRecord.Place, byte[]> ofTopic = topics.read(
                partner,
                waiting.stream()
                        .filter(Rejections.Waiting::redrivable)
                        .map(Rejections.Waiting::place)
                        .filter(Objects::nonNull)
                        .toList());
        return waiting.stream()
                .map(one -> shown(one, one.place() == null ? one.record() : ofTopic.get(one.place())))
                .toList();
    }

    private Rejection shown(Rejections.Waiting one, byte @Nullable [] record) {
        Refusal why = one.refusal();
        RefusedRecord.Place place = one.place();
        return new Rejection(
                one.id(),
                one.kind(),
                TYPE_PREFIX + why.problem(),
                why.title(),
                why.status(),
                why.detail(),
                why.violations(),
                one.door(),
                one.writtenAt(),
                one.refusedAt(),
                one.attempts(),
                place == null ? null : place.partition(),
                place == null ? null : place.offset(),
                one.redrivable(),
                record == null ? null : json(record));
    }

    private JsonNode json(byte[] record) {
        try {
            JsonNode read = mapper.readTree(record);
            return read.isMissingNode() ? new TextNode("") : read;
        } catch (IOException notJson) {
            return new TextNode(new String(record, StandardCharsets.UTF_8));
        }
    }
}
