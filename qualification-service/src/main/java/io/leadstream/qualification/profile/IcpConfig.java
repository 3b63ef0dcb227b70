package io.leadstream.qualification.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** The ideal customer profile of this installation. */
@ConfigMapping(prefix = "leadstream.icp")
public interface IcpConfig {

    /** Job functions, as on {@code lead.captured}. */
    @WithDefault("GENERAL_MANAGEMENT,SALES,MARKETING,IT,OPERATIONS")
    Set<String> functions();

    /** Industries, as leads' companies name theirs; case, spaces and punctuation do not matter. */
    @WithDefault("SOFTWARE,TECHNOLOGY,INFORMATION_TECHNOLOGY,TELECOMMUNICATIONS,FINANCE,FINANCIAL_SERVICES,"
            + "INSURANCE,MANUFACTURING,HEALTHCARE,PROFESSIONAL_SERVICES,LOGISTICS,RETAIL")
    Set<String> industries();

    /** ISO 3166-1 alpha-2 codes; all countries are served when none is named. */
    Optional<Set<String>> countriesServed();

    default Icp icp() {
        return new Icp(functions(), industries(), countriesServed().orElse(Set.of()));
    }
}
