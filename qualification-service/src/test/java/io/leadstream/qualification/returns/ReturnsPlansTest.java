package io.leadstream.qualification.returns;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RealStack
class ReturnsPlansTest {

    static List<String> statements() {
        return List.of(
                ReturnsQuery.leadsSql(Dimension.SOURCE),
                ReturnsQuery.leadsSql(Dimension.LIFECYCLE),
                ReturnsQuery.leadsSql(Dimension.SEGMENT),
                ReturnsQuery.dealsSql(Dimension.SEGMENT),
                ReturnsQuery.dealsSql(Dimension.COUNTRY),
                LeadCosts.PAGE,
                LeadCosts.OVERLAPPING);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
