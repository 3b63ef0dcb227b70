package io.leadstream.forecast.bridge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What moved a forecast from one time to another: the forecast before and the parts add up to the one after exactly.
 *
 * @param currency null when no deal added anything
 * @param byCurrency how many deals add to the forecast in which currency
 * @param parts of every item, those that are nothing included
 */
public record Bridge(
        @Nullable String currency, Map<String, Integer> byCurrency, Total before, Total after, Map<Item, Part> parts) {

    /**
     * The forecast as of one time.
     *
     * @param deals what the deals there are add up to
     * @param arrivals what is expected of those that are not there yet
     * @param override what stands in the place of both; null when nothing does
     */
    public record Total(
            BigDecimal deals, BigDecimal arrivals, @Nullable BigDecimal override) {

        public BigDecimal computed() {
            return deals.add(arrivals);
        }

        public BigDecimal forecast() {
            return override == null ? computed() : override;
        }

        /** By how much the override differs from what was computed. */
        BigDecimal beyond() {
            return forecast().subtract(computed());
        }
    }

    /**
     * What one item moved.
     *
     * @param sum exact
     * @param deals how many deals it is made of; 0 where it is of none
     * @param page some of them, the largest movement first
     */
    public record Part(BigDecimal sum, int deals, List<Moved> page) {

        public static final Part NONE = new Part(BigDecimal.ZERO, 0, List.of());

        public Part {
            page = List.copyOf(page);
        }
    }

    /**
     * One deal's share of an item.
     *
     * @param events what is known to have happened to the deal between the two times: source/subject/sequence
     */
    public record Moved(String deal, BigDecimal change, Contribution before, Contribution after, List<String> events) {

        public Moved {
            events = List.copyOf(events);
        }
    }
}
