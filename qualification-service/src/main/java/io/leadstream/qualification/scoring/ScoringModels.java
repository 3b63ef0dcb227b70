package io.leadstream.qualification.scoring;

import io.leadstream.qualification.profile.IcpConfig;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of the lead score; so far one. */
@ApplicationScoped
public class ScoringModels {

    private static final String ACTIVATE = """
            insert into scoring_model (model_id, version, activated_at) values (?, ?, ?) on conflict do nothing""";

    private final ScoringModel current;
    private final QualificationEvents events;
    private final Sql sql;
    private volatile boolean activated;

    ScoringModels(IcpConfig config, QualificationEvents events, Sql sql) {
        this.current = ScoringModel.version1(config.icp());
        this.events = events;
        this.sql = sql;
    }

    /** The version in force. */
    public ScoringModel current() {
        return current;
    }

    List<ScoringModel> all() {
        return List.of(current);
    }

    Optional<ScoringModel> version(int version) {
        return all().stream().filter(model -> model.version() == version).findFirst();
    }

    /** Puts the present version into force, and says so once, in the transaction of the first score that it makes. */
    public void activate(Instant at) {
        if (activated) {
            return;
        }
        if (sql.update(ACTIVATE, ScoringModel.ID, current.version(), at) == 0) {
            activated = true; // committed before; only then is there no need to look any more
        } else {
            var event = new ScoringModelActivated(ScoringModel.ID, current.version());
            events.publish(List.of(QualificationEvents.draft(ScoringModel.ID, event, at)));
        }
    }
}
