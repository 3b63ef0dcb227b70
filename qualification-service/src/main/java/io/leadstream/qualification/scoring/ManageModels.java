package io.leadstream.qualification.scoring;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts versions of the lead score, and puts them into force. */
@ApplicationScoped
class ManageModels {

    private final ScoringModels models;
    private final PinnedIcps icps;
    private final Rescorings rescorings;
    private final Clock clock;

    ManageModels(ScoringModels models, PinnedIcps icps, Rescorings rescorings, Clock clock) {
        this.models = models;
        this.icps = icps;
        this.rescorings = rescorings;
        this.clock = clock;
    }

    @Transactional
    ModelVersion copy(int of, String by) {
        ModelVersion original =
                models.find(of).orElseThrow(() -> BadInput.of("copyOf", "is no version of the lead score"));
        return models.add(ModelVersion.draft(0, original.rules(), of, clock.instant(), by));
    }

    @Transactional
    ModelVersion draft(ModelInput definition, String by) {
        ModelRules rules = checked(definition, "definition.");
        return models.add(ModelVersion.draft(0, rules, null, clock.instant(), by));
    }

    @Transactional
    ModelVersion edit(int version, @Nullable String ifMatch, ModelInput definition) {
        ModelVersion model = models.locked(version).orElseThrow(() -> unknown(version));
        EntityTags.require(ifMatch, model.revision());
        ModelVersion edited = model.edited(checked(definition, ""));
        models.save(edited);
        return edited;
    }

    /**
     * Puts a version into force, retires the one before, and has all leads scored again.
     *
     * @return false when it was in force already
     */
    @Transactional
    boolean activate(int version, @Nullable String ifMatch) {
        models.exclude();
        ModelVersion model = models.locked(version).orElseThrow(() -> unknown(version));
        EntityTags.check(ifMatch, model.revision());
        Instant now = clock.instant();
        ModelVersion active = model.activated(now);
        if (active.equals(model)) {
            models.nameActivation();
            return false;
        }
        models.lockedInForce().map(before -> before.retired(now)).ifPresent(models::save);
        models.save(active);
        rescorings.begin(version, now);
        models.announce(models.current(), now);
        return true;
    }

    private ModelRules checked(ModelInput input, String prefix) {
        var violations = new ArrayList<>(ModelCheck.of(input, prefix));
        Integer icp = input.icpVersion();
        if (icp != null && icp > 0 && icps.version(icp).isEmpty()) {
            violations.add(new Violation(prefix + "icpVersion", "is no version of the ICP"));
        }
        if (!violations.isEmpty()) {
            throw new BadInput(List.copyOf(violations));
        }
        return input.toRules(icp == null ? icps.latest() : icp);
    }

    static RuntimeException unknown(int version) {
        return Problem.notFound("scoring model " + version);
    }
}
