package io.leadstream.qualification.lifecycle;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class LifecyclePlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                AcceptanceTargets.OVERDUE,
                AcceptanceTargets.CLOSE,
                AcceptanceTargets.OF_LEAD,
                BreachesResource.LATE
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
