package io.leadstream.lead.prospecting;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@StackTest
class ProspectPlansTest {

    static Stream<String> statements() {
        return Stream.of(Prospects.PAGE, Prospects.COUNT, ListBuilder.CLAIM);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsByIndex(String sql) {
        String plan = Plan.of(sql);

        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
