package io.leadstream.lead.segment;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class SegmentPlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                LeadPages.AFTER,
                LeadPages.BEFORE,
                LeadPages.OF_COMPANY,
                LeadPages.LOCKED,
                SegmentWorker.MEMBERS,
                SegmentWork.CLAIM
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
