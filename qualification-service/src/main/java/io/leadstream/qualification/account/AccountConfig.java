package io.leadstream.qualification.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What makes a target account marketing-qualified. */
@ConfigMapping(prefix = "leadstream.account")
interface AccountConfig {

    /** The least share of an ICP's points. */
    @WithDefault("0.60")
    BigDecimal icpShare();
}
