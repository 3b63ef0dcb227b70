package io.leadstream.qualification.prediction;

import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.queue.WorkQueue;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the work queue's leads their chance, part by part, so that none is held up for long. */
@ApplicationScoped
class PredictLeads {

    static final int AT_ONCE = 500;
    static final UUID FIRST = new UUID(0, 0);

    static final String NEXT = "select lead_id from queued_lead where lead_id > ? order by lead_id limit ?";
    static final String NEXT_UNPREDICTED =
            "select lead_id from queued_lead where predicted is null and lead_id > ? order by lead_id limit ?";

    private final Sql sql;
    private final LeadHistories histories;
    private final OwnLeads ownLeads;
    private final PredictiveModels models;
    private final WorkQueue queue;
    private final Clock clock;

    PredictLeads(
            Sql sql,
            LeadHistories histories,
            OwnLeads ownLeads,
            PredictiveModels models,
            WorkQueue queue,
            Clock clock) {
        this.sql = sql;
        this.histories = histories;
        this.ownLeads = ownLeads;
        this.models = models;
        this.queue = queue;
        this.clock = clock;
    }

    /** Predicts the next leads; returns the last of them, or null when there are no more. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Nullable
    UUID next(boolean onlyNew, UUID after) {
        var model = models.active().orElse(null);
        if (model == null) {
            return null;
        }
        List<UUID> ids = sql.query(onlyNew ? NEXT_UNPREDICTED : NEXT, row -> row.id("lead_id"), after, AT_ONCE);
        Map<UUID, LeadHistory> told = histories.of(ids);
        Instant now = clock.instant();
        var chances = new HashMap<UUID, @Nullable BigDecimal>();
        for (UUID id : ids) {
            ownLeads.valuesOf(told.getOrDefault(id, LeadHistory.EMPTY), now)
                    .map(values -> rounded(model.predictor().probability(values)))
                    .ifPresent(chance -> chances.put(id, chance));
        }
        queue.predicted(chances);
        return ids.size() < AT_ONCE ? null : ids.getLast();
    }

    static BigDecimal rounded(double probability) {
        return BigDecimal.valueOf(probability).setScale(6, RoundingMode.HALF_UP);
    }
}
