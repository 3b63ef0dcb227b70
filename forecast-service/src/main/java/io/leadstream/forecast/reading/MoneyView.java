package io.leadstream.forecast.reading;

import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money as in all APIs: an exact decimal number as text. */
@Schema(name = "Money")
public record MoneyView(
        @Schema(examples = "1200.00") String amount,
        @Schema(examples = "EUR") String currency) {

    private static final int DIGITS_OF_MEANS = 2;

    public MoneyView(BigDecimal amount, String currency) {
        this(amount.toPlainString(), currency);
    }

    public static @Nullable MoneyView of(@Nullable Money money) {
        return money == null ? null : new MoneyView(money.amount(), money.currency());
    }

    /** Sums by currency. */
    public static List<MoneyView> all(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> new MoneyView(sum.getValue(), sum.getKey()))
                .toList();
    }

    /** What an estimate comes to, to the cent: it is not known any better. */
    public static MoneyView ofEstimate(double amount, String currency) {
        return new MoneyView(BigDecimal.valueOf(amount).setScale(DIGITS_OF_MEANS, RoundingMode.HALF_EVEN), currency);
    }
}
