package io.leadstream.pipeline.definition;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Retiring a stage, which is leaving it out of a next version, asks for its successor while open deals are in it. */
@ApplicationScoped
class Retirement {

    // the deals' own table is only read here: which of them stand where
    private static final String IN_USE = """
            select stage, pipeline_version, count(*) from deal
            where pipeline = ?1 and state = 'OPEN' group by stage, pipeline_version order by stage""";

    private final EntityManager database;

    Retirement(EntityManager database) {
        this.database = database;
    }

    /** A stage that asks for a successor. */
    record InUse(String stage, long openDeals) {}

    /**
     * Lets a version pass that leaves no open deal without a place.
     *
     * @param before the versions until now
     */
    void require(Lineage before, Pipeline next) {
        requireSuccessors(before, next);
        List<InUse> lost = lost(before, next);
        if (!lost.isEmpty()) {
            throw Problem.of(
                            409,
                            "stages-in-use",
                            "Stages in use",
                            "open deals are in stages that this version retires: name a successor of each, in successors")
                    .with("stages", lost)
                    .build();
        }
    }

    private static void requireSuccessors(Lineage before, Pipeline next) {
        List<Violation> wrong = new ArrayList<>();
        new TreeMap<>(next.successors()).forEach((retired, successor) -> wrongIn(before, next, retired, successor)
                .ifPresent(why -> wrong.add(new Violation("successors." + retired, why))));
        if (!wrong.isEmpty()) {
            throw new BadInput(wrong);
        }
    }

    private static Optional<String> wrongIn(Lineage before, Pipeline next, String retired, String successor) {
        Optional<Stage> old = before.newest(retired);
        Optional<Stage> its = next.stage(successor);
        if (next.stage(retired).isPresent()) {
            return Optional.of("must be left out: the stage is still there");
        }
        if (old.isEmpty()) {
            return Optional.of("is no stage of an earlier version");
        }
        if (its.isEmpty()) {
            return Optional.of("must be a stage of this version");
        }
        return its.get().phase() == old.get().phase()
                ? Optional.empty()
                : Optional.of("must be a stage of the phase " + old.get().phase());
    }

    private List<InUse> lost(Lineage before, Pipeline next) {
        Lineage after = before.and(next);
        Map<String, Long> lost = new TreeMap<>();
        for (Object found :
                database.createNativeQuery(IN_USE).setParameter(1, next.key()).getResultList()) {
            Object[] row = (Object[]) found;
            String stage = (String) row[0];
            if (after.successor(stage, ((Number) row[1]).intValue()).isEmpty()) {
                lost.merge(stage, ((Number) row[2]).longValue(), Long::sum);
            }
        }
        return lost.entrySet().stream()
                .map(e -> new InUse(e.getKey(), e.getValue()))
                .toList();
    }
}
