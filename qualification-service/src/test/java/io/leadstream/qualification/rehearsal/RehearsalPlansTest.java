package io.leadstream.qualification.rehearsal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class RehearsalPlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                Rehearsals.FIND,
                Rehearsals.TAKE,
                Rehearsals.OPEN,
                Rehearsals.LEADS,
                RehearseModel.NEXT_LEADS,
                RehearseModel.REALITY
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
