package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Moves many deals at once: each as if it were moved alone, those that may not move left where they are. All are in one
 * transaction, and are taken in the order of their ids, so that two such requests never wait for each other in a circle.
 */
@ApplicationScoped
class BulkMoves {

    private static final int MOST = 200;

    private final ChangeDeal changeDeal;
    private final Json json;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;
    private final Clock clock;

    BulkMoves(ChangeDeal changeDeal, Json json, ObjectMapper mapper, SecurityIdentity caller, Clock clock) {
        this.changeDeal = changeDeal;
        this.json = json;
        this.mapper = mapper;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param ifMatch the ETag of the deal as the caller has seen it */
    @Schema(name = "MoveOfMany")
    record Item(
            @NotNull UUID dealId,
            @Nullable @Size(max = 100) String ifMatch,
            @NotBlank @Size(max = 60) String toStage,
            @Nullable Instant occurredAt,
            DealRequests.@Nullable @Valid Override override) {}

    /**
     * What became of one.
     *
     * @param status as it would have been if it had come alone
     * @param version its version now: what If-Match takes next
     */
    @Schema(name = "MoveResult")
    record Result(
            int index,
            @Schema(examples = "200") int status,
            @Nullable UUID id,
            @Nullable String stage,
            @Nullable Long version,
            @Nullable Map<String, Object> problem) {

        private static Result refused(int index, @Nullable UUID id, HttpProblem reason) {
            var problem = new LinkedHashMap<String, Object>();
            problem.put("type", String.valueOf(reason.getType()));
            problem.put("title", String.valueOf(reason.getTitle()));
            problem.put("status", reason.getStatusCode());
            problem.put("detail", String.valueOf(reason.getDetail()));
            problem.putAll(reason.getParameters());
            return new Result(index, reason.getStatusCode(), id, null, null, problem);
        }
    }

    @Schema(name = "MoveResults")
    record Results(List<Result> results) {}

    /** One of those asked for: read, or what is wrong with it. */
    private record Read(
            int index, @Nullable Item item, @Nullable BadInput refusal) {

        private UUID order() {
            return item == null ? new UUID(0, 0) : item.dealId;
        }
    }

    /** @throws BadInput when it is no array of 1 to 200 */
    @Transactional(TxType.MANDATORY)
    Results move(JsonNode body) {
        if (!body.isArray() || body.isEmpty() || body.size() > MOST) {
            throw BadInput.of("", "must be an array of 1 to " + MOST + " moves");
        }
        List<Result> results = IntStream.range(0, body.size())
                .mapToObj(i -> read(i, body.get(i)))
                .sorted(Comparator.comparing(Read::order))
                .map(this::move)
                .sorted(Comparator.comparingInt(Result::index))
                .toList();
        return new Results(results);
    }

    private Read read(int index, JsonNode node) {
        try {
            return new Read(index, json.read(mapper.writeValueAsBytes(node), Item.class), null);
        } catch (BadInput refusal) {
            return new Read(index, null, refusal);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a document that was read can be written", e);
        }
    }

    private Result move(Read read) {
        Item item = read.item;
        if (item == null) {
            return Result.refused(
                    read.index,
                    null,
                    Stream.ofNullable(read.refusal).findFirst().orElseThrow());
        }
        try {
            Command command = Command.of(item.dealId, tag(item.ifMatch), item.occurredAt, caller, clock);
            Deal moved = changeDeal.moveWithin(command, item.toStage, ProgressResource.allowed(item.override, caller));
            return new Result(read.index, 200, moved.id(), moved.stage(), moved.version(), null);
        } catch (DealRefusal refusal) {
            return Result.refused(read.index, item.dealId, RefusalMapper.problem(refusal));
        } catch (HttpProblem problem) {
            if (problem.getStatusCode() >= 500) {
                throw problem;
            }
            return Result.refused(read.index, item.dealId, problem);
        }
    }

    /** A version may stand without its quotes, as a board shows it. */
    private static @Nullable String tag(@Nullable String ifMatch) {
        return ifMatch != null && ifMatch.matches("\\d+") ? "\"" + ifMatch + "\"" : ifMatch;
    }
}
