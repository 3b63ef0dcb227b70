package io.leadstream.lead.partner;

import io.leadstream.lead.partner.Tallies.Tally;
import io.leadstream.lead.partner.Tallies.What;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well a partner keeps to the contract. read = accepted + repeated + rejected.
 *
 * @param to exclusive, as all ends of periods
 * @param problems refused records by problem
 * @param fields refused records by the field that was wrong: one record may count at several
 * @param unknownFields names sent that the contract does not have; named for seven days
 * @param latency from the record's own time until it was taken in
 */
public record Conformance(
        String partner,
        LocalDate from,
        LocalDate to,
        long read,
        long accepted,
        long repeated,
        long rejected,
        @Nullable BigDecimal shareRejected,
        List<OfDoor> doors,
        List<Share> problems,
        List<Share> fields,
        List<Share> unknownFields,
        @Nullable Waited latency) {

    /** The same by one door. */
    public record OfDoor(String door, long read, long accepted, long repeated, long rejected) {}

    /**
     * Records counted under a name.
     *
     * @param share of all records read, 0 to 1
     */
    public record Share(String name, long count, @Nullable BigDecimal share) {}

    /**
     * Waiting times in ms, each no more than twice the true one.
     *
     * @param records on which they rest
     */
    public record Waited(
            long records,
            @Nullable Long medianMillis,
            @Nullable Long p90Millis,
            @Nullable Long p99Millis) {}

    private static final int SHARE_SCALE = 4;

    static Conformance of(String partner, LocalDate from, LocalDate to, List<Tally> tallies) {
        long accepted = sum(tallies, What.ACCEPTED);
        long repeated = sum(tallies, What.REPEATED);
        long rejected = sum(tallies, What.REJECTED);
        long read = accepted + repeated + rejected;
        return new Conformance(
                partner,
                from,
                to,
                read,
                accepted,
                repeated,
                rejected,
                share(rejected, read),
                doors(tallies),
                shares(tallies, What.REJECTED, read),
                shares(tallies, What.FIELD, read),
                shares(tallies, What.UNKNOWN_FIELD, read),
                latency(tallies));
    }

    private static List<OfDoor> doors(List<Tally> tallies) {
        Map<String, List<Tally>> byDoor =
                tallies.stream().collect(Collectors.groupingBy(Tally::door, TreeMap::new, Collectors.toList()));
        return byDoor.entrySet().stream()
                .map(door -> ofDoor(
                        door.getKey(),
                        sum(door.getValue(), What.ACCEPTED),
                        sum(door.getValue(), What.REPEATED),
                        sum(door.getValue(), What.REJECTED)))
                .toList();
    }

    private static OfDoor ofDoor(String door, long accepted, long repeated, long rejected) {
        return new OfDoor(door, accepted + repeated + rejected, accepted, repeated, rejected);
    }

    private static List<Share> shares(List<Tally> tallies, What what, long read) {
        Map<String, Long> byName = tallies.stream()
                .filter(tally -> tally.what() == what)
                .collect(Collectors.groupingBy(Tally::name, Collectors.summingLong(Tally::n)));
        return byName.entrySet().stream()
                .map(name -> new Share(name.getKey(), name.getValue(), share(name.getValue(), read)))
                .sorted(Comparator.comparingLong(Share::count).reversed().thenComparing(Share::name))
                .toList();
    }

    private static @Nullable Waited latency(List<Tally> tallies) {
        var counts = new TreeMap<Integer, Long>();
        tallies.stream()
                .filter(tally -> tally.what() == What.LATENCY)
                .forEach(tally -> counts.merge(Integer.valueOf(tally.name()), tally.n(), Long::sum));
        var latency = new Latency(counts);
        long records = counts.values().stream().mapToLong(Long::longValue).sum();
        return records == 0
                ? null
                : new Waited(records, latency.atMost(0.5), latency.atMost(0.9), latency.atMost(0.99));
    }

    private static long sum(List<Tally> tallies, What what) {
        return tallies.stream()
                .filter(tally -> tally.what() == what)
                .mapToLong(Tally::n)
                .sum();
    }

    private static @Nullable BigDecimal share(long count, long read) {
        return read == 0
                ? null
                : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(read), SHARE_SCALE, RoundingMode.HALF_UP);
    }
}
