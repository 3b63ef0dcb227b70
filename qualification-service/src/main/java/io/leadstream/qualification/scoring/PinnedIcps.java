package io.leadstream.qualification.scoring;

import io.leadstream.qualification.profile.Icp;
import io.leadstream.qualification.profile.IcpConfig;
import io.leadstream.qualification.profile.Icps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The ICP that each version of the score is pinned to. */
@ApplicationScoped
class PinnedIcps {

    private final Icps icps;
    private final IcpConfig config;

    PinnedIcps(Icps icps, IcpConfig config) {
        this.icps = icps;
        this.config = config;
    }

    Optional<Icp> version(int version) {
        return version >= 1 && version <= latest() ? Optional.of(existing(version)) : Optional.empty();
    }

    // at the very first start events may come before version 1 is made of the configuration
    private Icp existing(int version) {
        try {
            return icps.version(version);
        } catch (IllegalArgumentException notMadeYet) {
            if (version == 1) {
                return config.icp();
            }
            throw notMadeYet;
        }
    }

    /** The one that a draft is pinned to which names none. */
    int latest() {
        return icps.latest();
    }
}
