package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.lead.History.T0;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.Nasty;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.profile.Icp;
import io.leadstream.rest.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of whatever is sent as a version of the score. */
class ModelInputLawsTest {

    private static final String GOOD = """
            {"name":"x","icpVersion":1,
             "fit":[{"rule":"SIZE","points":20,"reason":"r","criterion":"SIZE_BAND","anyOf":["50-249"]},
                    {"rule":"FREE","points":-10,"reason":"r","criterion":"FREE_MAIL"}],
             "engagement":{"cap":80,
               "activities":[{"type":"WEB_VISIT","points":2,"halfLifeDays":14,"cap":10}],
               "frequency":[{"rule":"OFTEN","type":"WEB_VISIT","atLeast":3,"withinDays":7,"points":5}],
               "recency":{"windowDays":90,"silentAfterDays":30,"silencePoints":-5},
               "companyRollUp":{"share":0.25,"cap":20}},
             "grades":{"letters":{"A":70,"B":50,"C":30},"figures":{"1":60,"2":40,"3":20}},
             "mql":{"fit":50,"engagement":30}}""";

    @Property(tries = 1000)
    void whatIsSentIsRefusedByNameOrScores(@ForAll long seed) {
        Nasty.read(Nasty.mutated(GOOD, seed), ModelInput.class).ifPresent(input -> {
            List<Violation> violations = ModelCheck.of(input, "");
            violations.forEach(violation -> assertFalse(violation.field().isEmpty()));
            if (violations.isEmpty()) {
                var rules = input.toRules(1);
                assertEquals(rules, ModelInput.of(rules).toRules(), "it is read back as it was kept");
                var model = new ScoringModel(2, Instant.MIN, rules, new Icp(Set.of(), Set.of(), Set.of()));
                model.score(new LeadHistory(List.of(), List.of(), List.of()).asOf(T0), T0);
            }
        });
    }
}
