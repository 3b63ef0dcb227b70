package io.leadstream.qualification.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValueJson;
import io.leadstream.qualification.framework.RecordedFact;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fact, who recorded it and when. */
record FactView(
        @Schema(
                description = "As it was given: text, or the shape of the word",
                implementation = Object.class,
                examples = "about 40,000 a year, from the IT budget")
        JsonNode value,

        @Schema(description = "The value as one line where it is more than text", examples = "40000.00 EUR") @Nullable
        String text,

        @Schema(description = "The day that a timeline means, if it means one", examples = "2026-09-30") @Nullable
        LocalDate date,

        @Schema(examples = "0.8") @Nullable BigDecimal confidence,

        @Schema(examples = "https://mail.example/thread/81") @Nullable
        URI evidence,

        @Schema(examples = "rep-7") String by,
        @Schema(examples = "2026-03-01T09:00:00Z") Instant at,

        @Schema(description = "The lead about which it was found out, where that is part of this one now") @Nullable
        UUID recordedOn) {

    static FactView of(RecordedFact recorded, Fact fact, UUID lead) {
        return new FactView(
                FactValueJson.write(fact.what()),
                fact.what() instanceof FactValue.Words ? null : fact.value(),
                recorded.criterion().equals("timeline") ? fact.what().day().orElse(null) : null,
                fact.confidence(),
                fact.evidence(),
                recorded.by(),
                recorded.at(),
                recorded.leadId().equals(lead) ? null : recorded.leadId());
    }
}
