package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a file to be read; what is left out is guessed, or found out from the file.
 *
 * @param columns fields by header, blank for a column that is to be passed over
 * @param stages keys of our stages by their names there; WON, LOST, or blank for one that is to be passed over
 * @param pipelines keys of our pipelines by their names there
 * @param lossReasons our reasons by their words there
 * @param pipeline of all deals, whatever the file says
 * @param currency of amounts that tell none, ISO 4217
 * @param dates whether day or month comes first where figures stand alone
 * @param zone of times that name none, IANA; UTC where it is left out
 * @param decimal what parts the fraction of an amount
 */
@Schema(name = "DealFileMapping")
record Choices(
        @Size(max = Columns.MOST) Map<@NotNull @Size(max = 500) String, @NotNull @Size(max = 200) String> columns,

        @Size(max = 500) Map<@NotNull @Size(max = 200) String, @NotNull @Size(max = 60) String> stages,
        @Size(max = 100) Map<@NotNull @Size(max = 200) String, @NotNull @Size(max = 60) String> pipelines,
        @Size(max = 500) Map<@NotNull @Size(max = 200) String, @NotNull @Size(max = 60) String> lossReasons,
        @Nullable @Size(min = 1, max = 60) String pipeline,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "must be a currency of ISO 4217")
        String currency,

        @Nullable DayOrder dates,
        @Nullable @Size(max = 60) String zone,
        @Nullable DecimalMark decimal) {

    Choices {
        // JSON may leave any out
        columns = columns == null ? Map.of() : columns;
        stages = stages == null ? Map.of() : stages;
        pipelines = pipelines == null ? Map.of() : pipelines;
        lossReasons = lossReasons == null ? Map.of() : lossReasons;
    }

    /** @throws BadInput for one that there is not */
    ZoneId zoneId() {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw BadInput.of("zone", "must be a time zone such as Europe/Berlin");
        }
    }
}
