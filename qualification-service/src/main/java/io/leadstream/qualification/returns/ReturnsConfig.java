package io.leadstream.qualification.returns;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Optional;

/** How returns are computed. */
@ConfigMapping(prefix = "leadstream.returns")
interface ReturnsConfig {

    /** The margin rate of products that have none of their own, 0 to 1, until one is set by the API. */
    Optional<BigDecimal> marginRate();
}
