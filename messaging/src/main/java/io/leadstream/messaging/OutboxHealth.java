package io.leadstream.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that an event written now is on its topic soon: the slot exists and somebody reads it. */
@Readiness
@ApplicationScoped
class OutboxHealth implements HealthCheck {

    private final OutboxSlot slot;

    OutboxHealth(OutboxSlot slot) {
        this.slot = slot;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxSlot.State state = slot.state();
        return HealthCheckResponse.named("outbox")
                .status(!slot.isUsed() || state.active())
                .withData("slotExists", state.exists())
                .withData("slotActive", state.active())
                .withData("retainedWalBytes", state.retainedBytes())
                .build();
    }
}
