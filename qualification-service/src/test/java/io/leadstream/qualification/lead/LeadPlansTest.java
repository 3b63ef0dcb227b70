package io.leadstream.qualification.lead;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class LeadPlansTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                LeadHistories.PROFILES,
                LeadHistories.ACTIVITIES,
                LeadHistories.COMPANY_CHANGES,
                LeadFacts.LOCK_COMPANIES,
                LeadFacts.LOCK_COMPANIES_ALONE,
                Colleagues.MEMBERS,
                CompanyCountries.COUNTRIES,
                LeadMerges.PARTS,
                LeadMerges.AWAY,
                LeadMerges.SURVIVORS
            })
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
