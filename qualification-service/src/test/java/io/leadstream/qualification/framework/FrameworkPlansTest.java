package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class FrameworkPlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {Frameworks.CHOSEN, Standings.OF_LEADS, Standings.RANKS, Standings.STRONGEST, Rankings.NEXT_LEADS
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
