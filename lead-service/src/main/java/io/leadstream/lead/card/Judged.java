package io.leadstream.lead.card;

import io.leadstream.lead.rule.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules of routing may ask of a lead: its card, its company, and where it stands. */
@ApplicationScoped
public class Judged {

    private final Standings standings;

    Judged(Standings standings) {
        this.standings = standings;
    }

    public Attributes of(Lead lead) {
        return of(lead, standings.of(lead.id()));
    }

    public Map<UUID, Attributes> of(Collection<Lead> leads) {
        Map<UUID, Standing> known = standings.of(leads.stream().map(Lead::id).toList());
        var attributes = new HashMap<UUID, Attributes>();
        leads.forEach(lead -> attributes.put(lead.id(), of(lead, known.getOrDefault(lead.id(), Standing.UNKNOWN))));
        return attributes;
    }

    private static Attributes of(Lead lead, Standing standing) {
        LeadAttributes card = lead.attributes();
        return attribute -> switch (attribute) {
            case STATUS -> lead.mergedInto().isPresent() ? Standing.MERGED : standing.status();
            case FIT -> score(standing, LeadView.Score::fit);
            case ENGAGEMENT -> score(standing, LeadView.Score::engagement);
            case TOTAL -> score(standing, LeadView.Score::total);
            case GRADE -> standing.grade();
            case COMPANY_ID ->
                lead.company() == null ? null : lead.company().id().toString();
            default -> card.of(attribute);
        };
    }

    private static @Nullable BigDecimal score(Standing standing, Function<LeadView.Score, BigDecimal> part) {
        return Optional.ofNullable(standing.score()).map(part).orElse(null);
    }
}
