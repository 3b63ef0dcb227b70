package io.leadstream.qualification.discovery;

import static java.util.Comparator.comparing;

import io.leadstream.qualification.discovery.Checklist.PersonaMatch;
import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.profile.Definitions;
import io.leadstream.qualification.profile.Fit;
import io.leadstream.qualification.profile.Kind;
import io.leadstream.qualification.profile.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Whether a lead is the kind of person that we talk to: by the persona that fits it best. */
@ApplicationScoped
class PersonaMatching {

    /** From half of what speaks for a persona on, a lead counts as matched. */
    private static final BigDecimal ENOUGH = new BigDecimal("0.5");

    private final LeadHistories histories;
    private final Definitions definitions;

    PersonaMatching(LeadHistories histories, Definitions definitions) {
        this.histories = histories;
        this.definitions = definitions;
    }

    /** Empty when nothing is known of the person that any persona asks for. */
    Optional<PersonaMatch> of(UUID leadId, Instant asOf) {
        Subject subject = Subject.of(histories.of(leadId).asOf(asOf));
        return definitions.inForce(Kind.PERSONA, asOf).stream()
                .map(definition -> definition.fitOf(subject))
                .filter(fit -> fit.criteria().stream().anyMatch(line -> line.outcome() != Fit.Outcome.UNKNOWN))
                .max(comparing(Fit::share))
                .map(fit -> new PersonaMatch(
                        fit.share().compareTo(ENOUGH) >= 0,
                        "%s fits by %s"
                                .formatted(fit.definition().name(), fit.share().toPlainString())));
    }
}
