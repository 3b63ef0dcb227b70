package io.leadstream.qualification.queue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.queue.QueueQuery.Filter;
import io.leadstream.qualification.queue.QueueQuery.Order;
import io.leadstream.qualification.queue.QueueQuery.Position;
import io.leadstream.qualification.sql.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealStack
class QueuePlansTest {

    private static final Position POSITION = Position.ofNumber(BigDecimal.TEN, new UUID(0, 1));

    @ParameterizedTest
    @EnumSource(Order.class)
    void aPageIsReadAlongItsOrderWithoutSorting(Order order) {
        for (boolean descending : new boolean[] {true, false}) {
            for (Position after : new Position[] {null, POSITION}) {
                String plan =
                        Plan.of(new QueueQuery(List.of(Lifecycle.MQL), order, descending, List.of(), after).sql());

                assertTrue(plan.contains("queued_lead_" + order.name().toLowerCase(java.util.Locale.ROOT)), plan);
                assertFalse(plan.contains("Sort"), plan);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "source", "country", "industry", "grade", "segments"})
    void aFilteredPageIsReadByIndex(String column) {
        String plan = Plan.of(new QueueQuery(
                        List.of(Lifecycle.values()), Order.PRIORITY, true, List.of(new Filter(column, "x")), null)
                .sql());

        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void leadsArePricedByIndex() {
        assertFalse(Plan.of(PriceLeads.NEXT).contains("Seq Scan"), Plan.of(PriceLeads.NEXT));
        assertFalse(Plan.of(WorkQueue.ASSIGNMENTS).contains("Seq Scan"));
    }
}
