package io.leadstream.qualification.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What the work queue assumes until own outcomes tell. */
@ConfigMapping(prefix = "leadstream.queue")
interface QueueConfig {

    /** The share of worked leads that are won, as assumed before there are any. */
    @WithDefault("0.05")
    double chance();

    /** What a won deal brings, as assumed before there are any. */
    @WithDefault("10000.00")
    BigDecimal value();

    /** Values are in this currency; deals in another one say nothing about them. */
    @WithDefault("EUR")
    String currency();
}
