package io.leadstream.lead.account;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class AccountPlansTest {

    @ParameterizedTest
    @ValueSource(strings = {CompanyPeople.LIST, CompanyPeople.COUNT, LinkPeople.LINK, Stakeholders.LIST})
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
