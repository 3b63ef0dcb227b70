package io.leadstream.pipeline.aftersale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a deal counts as stuck after the sale. */
@ConfigMapping(prefix = "leadstream.after-sale")
public interface AfterSaleConfig {

    /** How long a won deal may wait for its hand-over, until enough is learnt. */
    @WithDefault("P3D")
    Duration reaction();

    /** How long a stage after the sale may take, until enough is learnt: a few days to a month is normal. */
    @WithDefault("P30D")
    Duration stage();

    /** From how many past deals on the time that 80 % of them took is the limit. */
    @WithDefault("20")
    int learnFrom();

    /** The most deals that one round of alerts tells of. */
    @WithDefault("500")
    int alertsAtOnce();

    /** How often it is looked who is stuck. */
    @WithDefault("15m")
    String every();
}
