package io.leadstream.pipeline.definition;

import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes versions of pipelines, one after the other: whoever publishes waits for who does so already. */
@ApplicationScoped
class PublishPipeline {

    private static final int MOST_PIPELINES = 200;
    private static final int MOST_VERSIONS = 1_000;
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended('publish-pipeline', 0))";

    private final Pipelines pipelines;
    private final Retirement retirement;
    private final EntityManager database;
    private final Outbox outbox;
    private final Event<VersionPublished> published;
    private final Clock clock;

    PublishPipeline(
            Pipelines pipelines,
            Retirement retirement,
            EntityManager database,
            Outbox outbox,
            Event<VersionPublished> published,
            Clock clock) {
        this.pipelines = pipelines;
        this.retirement = retirement;
        this.database = database;
        this.outbox = outbox;
        this.published = published;
        this.clock = clock;
    }

    /** Publishes version 1 of a new pipeline. */
    @Transactional
    PublishedPipeline create(PipelineDraft draft, Publication by) {
        lock();
        if (pipelines.latest(draft.key()).isPresent()) {
            throw Problem.of(409, "pipeline-exists", "Pipeline exists", "publish its next version with PUT")
                    .build();
        }
        if (pipelines.count("latest") >= MOST_PIPELINES) {
            throw tooMany(MOST_PIPELINES + " pipelines");
        }
        return publish(draft, 1, null, by);
    }

    /** Publishes the next version, unless it says what the present one says. */
    @Transactional
    PublishedPipeline replace(PublishedPipeline seen, PipelineDraft draft, Publication by) {
        lock();
        database.refresh(seen);
        int version = seen.pipeline().version();
        if (!seen.isLatest()) {
            throw Problem.of(412, "precondition-failed", "Precondition failed", "it has changed since you read it")
                    .build();
        }
        boolean staysDefault = seen.isDefault() || !Boolean.TRUE.equals(draft.makeDefault());
        if (draft.isTheSameAs(seen.pipeline()) && staysDefault && !givesUpDefault(seen, draft)) {
            return seen;
        }
        if (version >= MOST_VERSIONS) {
            throw tooMany(MOST_VERSIONS + " versions");
        }
        retirement.require(pipelines.lineage(draft.key()), draft.asVersion(version + 1));
        return publish(draft, version + 1, seen, by);
    }

    /** Publishes the standard pipeline where there is none; two instances may try at once. */
    @Transactional
    void ensureStandard() {
        lock();
        if (pipelines.defaultNow().isEmpty()
                && pipelines.latest(StandardPipeline.KEY).isEmpty()) {
            publish(
                    new PipelineDraft(
                            StandardPipeline.KEY, "Standard", true, StandardPipeline.STAGES, Map.of(), List.of()),
                    1,
                    null,
                    new Publication("pipeline-service", null, false));
        }
    }

    private PublishedPipeline publish(
            PipelineDraft draft, int version, @Nullable PublishedPipeline before, Publication by) {
        boolean wasDefault = before != null && before.isDefault();
        if (before != null && givesUpDefault(before, draft)) {
            throw BadInput.of("default", "must not be false for the default pipeline: make another the default");
        }
        boolean byDefault = wasDefault || Boolean.TRUE.equals(draft.makeDefault());
        if (byDefault && !wasDefault) {
            pipelines.defaultNow().ifPresent(PublishedPipeline::handOverDefault);
        }
        Optional.ofNullable(before).ifPresent(PublishedPipeline::retire);
        // the indexes allow one latest version and one default: the old ones give way before the new one comes
        database.flush();
        Instant now = clock.instant();
        Pipeline pipeline = draft.asVersion(version);
        var made = new PublishedPipeline(pipeline, draft.warnings(), byDefault, now, by);
        pipelines.persist(made);
        outbox.add(Topics.DEAL_EVENTS, pipeline.key(), PipelinePublished.of(pipeline, byDefault), now, now);
        // whoever follows reads what is published
        database.flush();
        published.fire(new VersionPublished(pipeline.key(), version, by.publisher(), by.transfer()));
        return made;
    }

    private static boolean givesUpDefault(PublishedPipeline seen, PipelineDraft draft) {
        return seen.isDefault() && Boolean.FALSE.equals(draft.makeDefault());
    }

    private void lock() {
        database.createNativeQuery(LOCK, Integer.class).getSingleResult();
    }

    private static RuntimeException tooMany(String what) {
        return Problem.of(409, "limit-reached", "Limit reached", "there may be at most " + what)
                .build();
    }
}
