package io.leadstream.lead.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class TimelinePlansTest {

    @Inject
    Timeline timeline;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachSourceGivesAPageByItsIndexAndNoMore(boolean newestFirst) {
        for (TimelineSource source : timeline.sources()) {
            String plan = Plan.of(new TimelineQuery(List.of(source), newestFirst).sql());

            assertFalse(plan.contains("Seq Scan"), source.type() + "\n" + plan);
            assertTrue(plan.contains("Index Scan") && plan.contains("ROW("), source.type() + "\n" + plan);
            assertEquals(1, sorts(plan), "only the page itself is sorted: " + source.type() + "\n" + plan);
        }
    }

    private static long sorts(String plan) {
        return plan.lines()
                .filter(line -> line.strip().matches("(->)?\\s*Sort"))
                .count();
    }
}
