package io.leadstream.qualification.scoring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class ScorePlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                LeadScores.OF_LEADS,
                LeadScores.COMPANY_CHANGED,
                LeadScores.COLLEAGUE_ACTED,
                LeadScores.TAKE_DUE,
                LeadScores.TAKE_OUTDATED,
                ScoringModels.ONE,
                ScoringModels.IN_FORCE,
                Rescorings.OPEN
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void whatIsDueIsFoundWithoutLookingAtTheRest() {
        assertTrue(Plan.of(LeadScores.TAKE_DUE).contains("lead_score_due"));
    }
}
