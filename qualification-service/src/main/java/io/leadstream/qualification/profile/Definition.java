package io.leadstream.qualification.profile;

import java.time.Instant;
import java.util.List;

/**
 * One version of an ICP or a buyer persona. Versions never change: whoever refers to one reads the same for ever.
 *
 * @param icp what scoring rules mean by "matching the ICP"; nobody and nothing for a persona
 * @param at when this version came into force, until the next
 */
public record Definition(
        Kind kind,
        String key,
        int version,
        String name,
        Icp icp,
        List<WeightedCriterion> criteria,
        Instant at,
        String by) {

    public Definition {
        criteria = List.copyOf(criteria);
    }

    public Fit fitOf(Subject subject) {
        return Fit.of(this, subject);
    }
}
