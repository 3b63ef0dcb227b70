package io.leadstream.forecast.landing;

import io.leadstream.forecast.landing.TrackRecord.Accuracy;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.winning.Book;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with a forecast whose band is as wide as past errors say, and with how good past forecasts were. */
@ApplicationScoped
public class Forecasting {

    private final TrackRecord record;
    private final Beside beside;

    Forecasting(TrackRecord record, Beside beside) {
        this.record = record;
        this.beside = beside;
    }

    /**
     * The forecast from what was counted.
     *
     * @param quota whose probability to be reached is told; null for that which is set, if any
     * @param scope whose deals were counted; null for all
     */
    public ForecastAnswer answer(
            Counted<Book> counted, Span span, Settings settings, @Nullable BigDecimal quota, @Nullable Scope scope) {
        Optional<Accuracy> accuracy = accuracy(counted, span, settings);
        Settings calibrated =
                settings.calibratedBy(accuracy.map(Accuracy::calibration).orElse(Calibration.NONE));
        Landing landing = Forecaster.forecast(counted.figure(), span, calibrated);
        Beside.Words words = beside.of(scope, counted.reading(), landing);
        return ForecastAnswer.of(counted.reading(), landing, calibrated, quota, words, accuracy.orElse(null));
    }

    private Optional<Accuracy> accuracy(Counted<Book> counted, Span span, Settings settings) {
        Book book = counted.figure();
        String currency = settings.currency() == null ? book.mainCurrency() : settings.currency();
        long days = ChronoUnit.DAYS.between(book.asOfDay(), span.last());
        return currency == null || days < 1
                ? Optional.empty()
                : record.of(counted.reading().ladder().pipeline(), currency, book.asOfDay(), days);
    }
}
