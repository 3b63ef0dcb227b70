package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found out: words, or the shape that a fact may have besides. */
public sealed interface FactValue {

    /** The value as one line of text; blank holds nothing. */
    String text();

    record Words(String text) implements FactValue {}

    record Amount(Money money) implements FactValue {
        @Override
        public String text() {
            return money.amount().toPlainString() + " " + money.currency();
        }
    }

    record Day(LocalDate date) implements FactValue {
        @Override
        public String text() {
            return date.toString();
        }
    }

    /** One thing by which the buyer compares offers. */
    record Weighted(String criterion, BigDecimal weight) {
        public Weighted {
            // 0.4 and 0.40 say the same
            weight = weight.stripTrailingZeros();
        }
    }

    /** Decision criteria; the weights add up to one. */
    record Criteria(List<Weighted> criteria) implements FactValue {
        public Criteria {
            criteria = List.copyOf(criteria);
            if (sum(criteria).compareTo(BigDecimal.ONE) != 0) {
                throw new IllegalArgumentException("the weights add up to one");
            }
        }

        public static BigDecimal sum(List<Weighted> criteria) {
            return criteria.stream().map(Weighted::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @Override
        public String text() {
            return criteria.stream()
                    .map(one -> one.criterion() + " "
                            + one.weight()
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " %")
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * One step of the buyer's way to a decision.
     *
     * @param who by whom, in the words of whoever found it out
     * @param signature whether somebody signs
     * @param date by when, or when it was done
     */
    record Step(
            String step,
            @Nullable String who,
            boolean signature,
            @Nullable LocalDate date,
            boolean done) {
        String line() {
            return step
                    + (who == null ? "" : " by " + who)
                    + (signature ? ", signs" : "")
                    + (date == null ? "" : ", " + date)
                    + (done ? ", done" : "");
        }
    }

    record Process(List<Step> steps) implements FactValue {
        public Process {
            steps = List.copyOf(steps);
        }

        @Override
        public String text() {
            return steps.stream().map(Step::line).collect(Collectors.joining("; "));
        }
    }

    /** The day that is meant, also where it was given as text. */
    default Optional<LocalDate> day() {
        return switch (this) {
            case Day(LocalDate date) -> Optional.of(date);
            case Words(String text) -> dayOf(text);
            case Amount ignored -> Optional.empty();
            case Criteria ignored -> Optional.empty();
            case Process ignored -> Optional.empty();
        };
    }

    private static Optional<LocalDate> dayOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
