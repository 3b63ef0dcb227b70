package io.leadstream.lead.prospecting;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class ProspectPlansTest {

    @ParameterizedTest
    @ValueSource(strings = {Prospects.PAGE, Prospects.COUNT, ListBuilder.CLAIM})
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
