package io.leadstream.pipeline.deal;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may buy: ids of lead-service, and the company's name where it is known. */
@Embeddable
public record Buyer(
        @Nullable UUID leadId,
        @Nullable UUID companyId,
        @Nullable String company) {

    static final Buyer UNKNOWN = new Buyer(null, null, null);
}
