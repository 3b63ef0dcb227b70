package io.leadstream.forecast.history;

import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.List;

/**
 * The lead lifecycle as a pipeline of its own, so that the same figures tell of it. It is won with SQL, the passage of
 * the last rank, and lost by disqualification; recycling moves back to IQL.
 */
public final class LeadLifecycle {

    public static final String KEY = "lead-lifecycle";

    public static final PipelineVersion PIPELINE = new PipelineVersion(
            KEY,
            "Lead lifecycle",
            1,
            false,
            List.of(
                    new Stage("CAPTURED", "Captured", Phase.SALE, 1),
                    new Stage("IQL", "Information-qualified lead", Phase.SALE, 2),
                    new Stage("MQL", "Marketing-qualified lead", Phase.SALE, 3),
                    new Stage("SAL", "Sales-accepted lead", Phase.SALE, 4),
                    new Stage("SQL", "Sales-qualified lead", Phase.SALE, 5)));

    private LeadLifecycle() {}

    /** The place of one of the stages. */
    public static Place place(String stage) {
        Stage found = PIPELINE.stage(stage)
                .orElseThrow(() -> new IllegalArgumentException("unknown lifecycle state " + stage));
        return new Place(KEY, PIPELINE.version(), found.key(), found.rank(), found.phase());
    }
}
