package io.leadstream.qualification.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ICP that scoring rules mean: the definition of key {@code default}, version by version. A scoring model names
 * the version, which never changes, so that its scores can be computed again bit for bit.
 */
@ApplicationScoped
public class Icps {

    private final Definitions definitions;
    private final Map<Integer, Icp> versions = new ConcurrentHashMap<>();

    Icps(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * One version.
     *
     * @throws IllegalArgumentException when there is none of that number
     */
    public Icp version(int version) {
        Icp known = versions.get(version);
        if (known == null) {
            known = definitions
                    .version(Kind.ICP, FirstDefinitions.KEY, version)
                    .orElseThrow(() -> new IllegalArgumentException("there is no version " + version + " of the ICP"))
                    .icp();
            versions.put(version, known);
        }
        return known;
    }

    /** The version in force. */
    public int latest() {
        return definitions
                .latest(Kind.ICP, FirstDefinitions.KEY)
                .map(Definition::version)
                .orElse(1);
    }
}
