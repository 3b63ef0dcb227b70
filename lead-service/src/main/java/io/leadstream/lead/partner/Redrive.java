package io.leadstream.lead.partner;

import io.leadstream.messaging.Faults;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries refused records once more by the door by which they came, when partner or we have mended the cause. Those that
 * pass leave the list. To repeat it, or to be stopped halfway, does no harm: a record that was taken in is known.
 */
@ApplicationScoped
class Redrive {

    /** In one request; {@code remaining} says whether to ask again. */
    static final int MOST = 1_000;

    private final Rejections rejections;
    private final TopicRecords topics;
    private final PartnerDoor doors;

    Redrive(Rejections rejections, TopicRecords topics, PartnerDoor doors) {
        this.rejections = rejections;
        this.topics = topics;
        this.doors = doors;
    }

    /**
     * What became of the records: read = accepted + repeated + rejected + gone.
     *
     * @param gone no longer on the partner's topic, and so off the list
     * @param remaining that may be tried again and were not, because a request tries 1,000 at most
     */
    record Result(int read, int accepted, int repeated, int rejected, int gone, int remaining) {}

    private enum Became {
        ACCEPTED,
        REPEATED,
        REJECTED,
        GONE
    }

    Result redrive(String partner, @Nullable String kind, @Nullable Set<UUID> ids) {
        List<Rejections.Waiting> waiting = rejections.redrivable(partner, kind, ids, MOST + 1);
        List<Rejections.Waiting> tried = waiting.subList(0, Math.min(MOST, waiting.size()));
        Map<RefusedRecord.Place, byte[]> ofTopic = topics.read(
                partner,
                tried.stream()
                        .map(Rejections.Waiting::place)
                        .filter(Objects::nonNull)
                        .toList());
        int[] counts = new int[Became.values().length];
        for (Rejections.Waiting one : tried) {
            byte[] record = one.place() == null ? one.record() : ofTopic.get(one.place());
            counts[tryAgain(one, record).ordinal()]++;
        }
        return new Result(
                tried.size(),
                counts[Became.ACCEPTED.ordinal()],
                counts[Became.REPEATED.ordinal()],
                counts[Became.REJECTED.ordinal()],
                counts[Became.GONE.ordinal()],
                waiting.size() > MOST
                        ? rejections.countRedrivable(partner, kind, ids) - counts[Became.REJECTED.ordinal()]
                        : 0);
    }

    private Became tryAgain(Rejections.Waiting one, byte @Nullable [] record) {
        if (record == null) {
            rejections.remove(one.id());
            return Became.GONE;
        }
        try {
            PartnerDoor.Outcome outcome = doors.take(one.partner(), one.door(), record, one.writtenAt());
            rejections.remove(one.id());
            return outcome == PartnerDoor.Outcome.ACCEPTED ? Became.ACCEPTED : Became.REPEATED;
        } catch (RuntimeException refused) {
            if (Faults.isInfrastructure(refused)) {
                throw refused; // 503: what was not tried is still on the list
            }
            Refusal why = doors.refusal(refused);
            rejections.again(one.id(), why, !why.problem().equals("person-is-erased"));
            return Became.REJECTED;
        }
    }
}
