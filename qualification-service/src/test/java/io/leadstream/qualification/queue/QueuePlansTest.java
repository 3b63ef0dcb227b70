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
import org.junit.jupiter.params.provider.CsvSource;
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
                String plan = Plan.of(
                        new QueueQuery(List.of(Lifecycle.MQL), List.of(), order, descending, List.of(), after).sql());

                assertTrue(plan.contains("queued_lead_" + order.name().toLowerCase(java.util.Locale.ROOT)), plan);
                assertFalse(plan.contains("Sort"), plan);
            }
        }
    }

    /** Many leads that pass a filter may stand at the other end of the order. */
    @ParameterizedTest
    @CsvSource({
        "owner, queued_lead_owner",
        "source, queued_lead_source",
        "country, queued_lead_country",
        "industry_word, queued_lead_industry"
    })
    void aFilteredPageIsReadAlongTheFiltersOwnIndexWithoutSorting(String column, String index) {
        var filter = new Filter(column, "x");
        String plan = Plan.of(
                new QueueQuery(List.of(Lifecycle.MQL), List.of(), Order.PRIORITY, true, List.of(filter), null).sql());

        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    @ParameterizedTest
    @CsvSource({"PRIORITY, queued_lead_grade", "TOTAL, queued_lead_grade_total"})
    void aGradeIsReadAlongItsOwnIndex(Order order, String index) {
        String plan =
                Plan.of(new QueueQuery(List.of(Lifecycle.MQL), List.of("D4"), order, true, List.of(), null).sql());

        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "source", "country", "industry_word", "segments"})
    void aFilteredPageIsReadByIndexInEveryOrder(String column) {
        for (Order order : Order.values()) {
            String plan = Plan.of(new QueueQuery(
                            List.of(Lifecycle.values()),
                            List.of("A1", "B2"),
                            order,
                            true,
                            List.of(new Filter(column, "x")),
                            null)
                    .sql());

            assertFalse(plan.contains("Seq Scan"), plan);
        }
    }

    @Test
    void leadsArePricedByIndex() {
        assertFalse(Plan.of(PriceLeads.NEXT).contains("Seq Scan"), Plan.of(PriceLeads.NEXT));
        assertFalse(Plan.of(WorkQueue.ASSIGNMENTS).contains("Seq Scan"));
    }
}
