package io.leadstream.qualification.prediction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From when to when leads are looked at. */
@ConfigMapping(prefix = "leadstream.prediction")
interface PredictionConfig {

    /** A lead is scored by what was known of it so long after its capture, never by more. */
    @WithDefault("P7D")
    Duration scoredAfter();

    /** Within so long after that it converts (reaches SQL, or a deal is won), or it does not. */
    @WithDefault("P90D")
    Duration horizon();

    /** The newest of them are learnt from: bounds memory and time. */
    @WithDefault("100000")
    int mostLeads();
}
