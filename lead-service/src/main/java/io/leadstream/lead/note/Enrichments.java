package io.leadstream.lead.note;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.FillEmpty;
import io.leadstream.lead.card.RawJson;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.Moments;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes in what sources offer: what is empty is filled, nothing is overwritten, and where all is from is kept. */
@ApplicationScoped
class Enrichments {

    private static final String KEEP = """
            insert into enrichment
              (id, lead_id, company_id, field, offered, outcome, source, source_at, author, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String COLUMNS =
            "select id, field, offered, outcome, source, source_at, author, recorded_at from enrichment ";
    static final String OF_LEAD = COLUMNS + "where lead_id = any (?::uuid[]) and id < ? order by id desc limit ?";
    static final String OF_COMPANY = COLUMNS + "where company_id = any (?::uuid[]) and id < ? order by id desc limit ?";
    private static final UUID LAST = new UUID(-1, -1);

    /**
     * What a source offers.
     *
     * @param source the integration, or the page
     * @param sourceAt when the source knew it; now unless given
     * @param fields those of the lead, or the company, that are to be filled where they are empty
     */
    public record Offer(
            @NotBlank @Size(max = 200) @Schema(examples = "register-of-companies")
            String source,

            @Schema(examples = "2026-01-31T09:30:00Z") @Nullable
            Instant sourceAt,

            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode fields) {}

    /** What became of the offer, field by field. */
    public record Result(String source, Instant sourceAt, List<FillEmpty.Field> fields) {}

    /** Where a value is from. */
    public record Provenance(
            UUID id,
            String field,
            RawJson offered,
            FillEmpty.Outcome outcome,
            String source,
            Instant sourceAt,
            String author,
            Instant recordedAt) {}

    private final FillEmpty fill;
    private final CommandEvent commandEvent;
    private final Sql sql;
    private final SecurityIdentity caller;
    private final Clock clock;

    Enrichments(FillEmpty fill, CommandEvent commandEvent, Sql sql, SecurityIdentity caller, Clock clock) {
        this.fill = fill;
        this.commandEvent = commandEvent;
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Result lead(UUID id, Offer offer) {
        Result result = keep(id, null, offer, fill.lead(id, offer.fields()));
        commandEvent.about(id.toString());
        return result;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Result company(UUID id, Offer offer) {
        return keep(null, id, offer, fill.company(id, offer.fields()));
    }

    /** The latest first. */
    List<Provenance> of(Notes.Shown shown, @Nullable UUID after, int count) {
        return sql.list(
                switch (shown) {
                    case Notes.Shown.OfLeads _ -> OF_LEAD;
                    case Notes.Shown.OfCompany _ -> OF_COMPANY;
                },
                Enrichments::read,
                shown.ids(),
                after == null ? LAST : after,
                count);
    }

    private Result keep(@Nullable UUID lead, @Nullable UUID company, Offer offer, List<FillEmpty.Field> fields) {
        Instant now = clock.instant();
        Instant known = offer.sourceAt() == null ? now : Moments.notInFuture(offer.sourceAt(), "sourceAt", clock);
        var rows = new ArrayList<@Nullable Object[]>();
        for (FillEmpty.Field field : fields) {
            rows.add(new @Nullable Object[] {
                UuidCreator.getTimeOrderedEpoch(),
                lead,
                company,
                field.field(),
                field.offered().toString(),
                field.outcome(),
                offer.source().strip(),
                known,
                caller.getPrincipal().getName(),
                now
            });
        }
        sql.batch(KEEP, rows);
        return new Result(offer.source().strip(), known, fields);
    }

    private static Provenance read(ResultSet row) throws SQLException {
        return new Provenance(
                row.getObject("id", UUID.class),
                row.getString("field"),
                new RawJson(row.getString("offered")),
                FillEmpty.Outcome.valueOf(row.getString("outcome")),
                row.getString("source"),
                Objects.requireNonNull(Sql.instant(row, "source_at")),
                row.getString("author"),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")));
    }
}
