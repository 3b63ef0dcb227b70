package io.leadstream.forecast.velocity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.real.CrmSales;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Asked;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Velocity of the real sales, of which the factors were also made independently; skipped where they are not. */
class CrmVelocityTest {

    @ParameterizedTest
    @CsvSource({
        "/by_close_quarter/2017-Q1,2017-01-01,3",
        "/by_close_quarter/2017-Q2,2017-04-01,3",
        "/by_close_quarter/2017-Q3,2017-07-01,3",
        "/by_close_quarter/2017-Q4,2017-10-01,3",
        "/by_close_month/2017-03,2017-03-01,1",
        "/by_close_month/2017-05,2017-05-01,1",
        "/by_close_month/2017-12,2017-12-01,1"
    })
    void theFourFactorsAndTheirProduct(String path, LocalDate from, int months) throws IOException {
        JsonNode truth = CrmSales.truth().at(path);
        var question = new Question(
                CrmSales.AS_OF,
                new Window(CrmSales.start(from), CrmSales.start(from.plusMonths(months))),
                Segmentation.NONE,
                true,
                Confidence.DEFAULT);
        Velocity velocity = Asked.count(
                        Velocities.counting(CrmSales.ladder(), question),
                        Asked.journeys(CrmSales.histories(LocalDate.of(2017, 3, 1)), CrmSales.ladder(), question))
                .getOrDefault(Segmentation.ALL, List.of())
                .getFirst();
        assertEquals(truth.get("open_engaged_at_period_start").intValue(), velocity.open());
        assertEquals(truth.get("won").intValue(), velocity.won());
        assertEquals(truth.get("lost").intValue(), velocity.lost());
        assertEquals(truth.get("won_revenue").intValue(), velocity.revenue().intValueExact());
        assertEquals(truth.get("avg_won_value").doubleValue(), velocity.values().mean(), 5.1e-5);
        assertEquals(
                truth.get("mean_cycle_days_won").doubleValue(),
                velocity.cycles().mean(),
                5.1e-5);
        assertNotNull(velocity.perDay());
        assertEquals(truth.get("velocity_open_at_start_per_day").doubleValue(), velocity.perDay(), 5.1e-5);
    }
}
