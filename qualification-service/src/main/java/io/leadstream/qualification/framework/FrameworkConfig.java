package io.leadstream.qualification.framework;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which framework counts where nothing else was chosen. */
@ConfigMapping(prefix = "leadstream.framework")
interface FrameworkConfig {

    /** The key of the framework until another is set by the API. */
    @WithDefault("BANT")
    String byDefault();
}
