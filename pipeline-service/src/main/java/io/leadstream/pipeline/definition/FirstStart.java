package io.leadstream.pipeline.definition;

import io.leadstream.messaging.Faults;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Publishes the standard pipeline as soon as the outbox can; until then the service is not ready. */
@Readiness
@ApplicationScoped
class FirstStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final PublishPipeline publishPipeline;
    private volatile boolean done;

    FirstStart(PublishPipeline publishPipeline) {
        this.publishPipeline = publishPipeline;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishStandard() {
        if (done) {
            return;
        }
        try {
            publishPipeline.ensureStandard();
            done = true;
        } catch (RuntimeException e) {
            if (!Faults.isInfrastructure(e)) {
                throw e;
            }
            LOG.debugf("the standard pipeline waits: %s", e.getClass().getSimpleName());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("default pipeline").status(done).build();
    }
}
