package io.leadstream.lead.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an erasure; it holds nothing on the person.
 *
 * @param reason REQUEST, or RETENTION: the source keeps nobody for longer
 * @param leads how many cards the person had
 * @param people how many entries among those who are no leads
 * @param places where what was forgotten
 * @param events by which the other services were told; one that answers {@code ?atLeast=} with one of them has applied
 *     it, and so confirms it
 */
@Schema(name = "ErasureReceipt")
record Receipt(
        UUID id,
        Receipts.Reason reason,
        String askedBy,
        Instant at,
        long leads,
        long people,
        List<Place> places,
        List<String> events) {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration TOPICS = Duration.ofDays(7);
    private static final Duration REVIEWS = Duration.ofDays(7);

    /** How far a place is. */
    @Schema(name = "ErasureState")
    enum State {
        DONE,
        TOLD,
        REFUSED,
        EXPIRES
    }

    /**
     * Where something was.
     *
     * @param forgotten rows
     * @param state DONE; TOLD: the service was told by event, and lets go within seconds; REFUSED: what still lies there
     *     is refused when it is read; EXPIRES by itself
     * @param by when at the latest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            @Schema(examples = "lead-service") String service,
            String place,
            @Nullable Long forgotten,
            State state,
            @Nullable Instant by) {}

    static Receipt of(
            Receipts.Erasure erasure, long leads, long people, List<Receipts.Forgotten> here, List<String> events) {
        var places = new ArrayList<Place>();
        here.forEach(one -> places.add(new Place("lead-service", one.place(), one.rows(), State.DONE, null)));
        places.add(new Place("lead-service", "refused records of partners, kept answers", null, State.DONE, null));
        places.add(new Place(
                "lead-service",
                "lines of imports under way: passed over, and gone with their file",
                null,
                State.REFUSED,
                erasure.at().plus(REVIEWS)));
        Instant soon = erasure.at().plus(SECONDS);
        if (leads + people > 0) {
            for (String service : List.of("qualification-service", "pipeline-service", "forecast-service")) {
                places.add(new Place(service, "everything on the ids", null, State.TOLD, soon));
            }
        }
        places.add(new Place(
                "kafka",
                "partners' topics and dead letters",
                null,
                State.EXPIRES,
                erasure.at().plus(TOPICS)));
        return new Receipt(
                erasure.id(), erasure.reason(), erasure.askedBy(), erasure.at(), leads, people, places, events);
    }
}
