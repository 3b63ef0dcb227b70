package io.leadstream.qualification.outcome;

import io.leadstream.messaging.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of pipeline-service's events; fields that it does not use are left out. */
sealed interface DealEvent {

    @EventType("deal.opened.v1")
    record Opened(
            UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable Map<String, String> segments)
            implements DealEvent {

        public Opened {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    /** A whole history at once. A later one of the same deal replaces it. */
    @EventType("deal.imported.v1")
    record Imported(
            UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable String source,
            @Nullable Map<String, String> segments,
            List<Entry> history,
            @Nullable Closing closed)
            implements DealEvent {

        record Entry(Instant at) {

            public Entry {
                Objects.requireNonNull(at, "at");
            }
        }

        record Closing(
                Outcome outcome,
                Instant at,
                @Nullable String reason,
                @Nullable Money amount,
                @Nullable Instant knownAt) {

            public Closing {
                Objects.requireNonNull(outcome, "outcome");
                Objects.requireNonNull(at, "at");
            }
        }

        public Imported {
            Objects.requireNonNull(dealId, "dealId");
            if (history == null || history.isEmpty()) {
                throw new IllegalArgumentException("history is empty");
            }
        }
    }

    /** All values as they are now. */
    @EventType("deal.changed.v1")
    record Changed(
            UUID dealId,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable Map<String, String> segments) implements DealEvent {

        public Changed {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    @EventType("deal.closed.v1")
    record Closed(
            UUID dealId,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Money amount) implements DealEvent {

        public Closed {
            Objects.requireNonNull(dealId, "dealId");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    @EventType("deal.reopened.v1")
    record Reopened(UUID dealId) implements DealEvent {

        public Reopened {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    /** Its import was undone. */
    @EventType("deal.withdrawn.v1")
    record Withdrawn(UUID dealId) implements DealEvent {

        public Withdrawn {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    @EventType("deal.erased.v1")
    record Erased(UUID dealId) implements DealEvent {

        public Erased {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    /**
     * An exact amount in a currency of ISO 4217.
     *
     * @param amount a decimal number, written as text
     */
    record Money(String amount, String currency) {

        public Money {
            Objects.requireNonNull(currency, "currency");
            new BigDecimal(amount);
        }

        BigDecimal exact() {
            return new BigDecimal(amount);
        }
    }
}
