package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service knows of leads: where they stand, and which are erased. */
@ApplicationScoped
class Leads {

    private static final String KNOW = "insert into lead_standing (lead_id) values (?) on conflict do nothing";
    private static final String LOCK =
            "select lifecycle, sequence, erased, had_deal from lead_standing where lead_id = ? for update";
    private static final String TELL =
            "update lead_standing set lifecycle = ?, sequence = ? where lead_id = ? and sequence < ?";
    private static final String GIVE =
            "update lead_standing set owner = ?, owner_sequence = ? where lead_id = ? and owner_sequence < ?";
    private static final String HAD_DEAL = "update lead_standing set had_deal = true where lead_id = ?";
    private static final String ERASE =
            "update lead_standing set erased = true, lifecycle = null, owner = null where lead_id = ?";

    private final Sql sql;

    Leads(Sql sql) {
        this.sql = sql;
    }

    /** @param hadDeal whether a deal was ever opened for it */
    record Known(boolean erased, boolean hadDeal) {}

    /** Holds the lead until the end of the transaction: whoever else opens a deal for it waits. */
    Known lock(UUID lead) {
        sql.update(KNOW, lead);
        return sql.first(LOCK, row -> new Known(row.getBoolean("erased"), row.getBoolean("had_deal")), lead)
                .orElseThrow();
    }

    /** Takes note of where a locked lead stands, unless something newer is known. */
    void stands(UUID lead, String lifecycle, long sequence) {
        sql.update(TELL, lifecycle, sequence, lead, sequence);
    }

    /** Takes note of who has a locked lead, unless something newer is known. */
    void isOf(UUID lead, @Nullable String owner, long sequence) {
        sql.update(GIVE, owner, sequence, lead, sequence);
    }

    /** Who has it, if anybody is known to. */
    @Nullable
    String owner(UUID lead) {
        List<@Nullable String> found =
                sql.list("select owner from lead_standing where lead_id = ?", row -> row.getString(1), lead);
        return found.isEmpty() ? null : found.getFirst();
    }

    void hadDeal(UUID lead) {
        sql.update(HAD_DEAL, lead);
    }

    /** Keeps the id of a locked lead alone, so that what arrives late does not bring it back. */
    void erase(UUID lead) {
        sql.update(ERASE, lead);
    }
}
