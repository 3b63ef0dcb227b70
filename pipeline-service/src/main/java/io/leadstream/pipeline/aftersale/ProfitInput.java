package io.leadstream.pipeline.aftersale;

import java.math.BigDecimal;

/** What only the company knows of its costs and customers. */
enum ProfitInput {
    /** What one rep costs a month, all told; an amount. */
    REP_COST_PER_MONTH(true),
    /** What marketing costs a month; an amount. */
    MARKETING_COST_PER_MONTH(true),
    /** What else the business costs a month; an amount. */
    OPERATING_COST_PER_MONTH(true),
    /** Which share of revenue is left after the cost of what was sold, 0 to 1. */
    GROSS_MARGIN(false),
    /** Which share of customers leaves in a year, above 0 to 1. */
    CHURN_PER_YEAR(false),
    /** How many months a customer stays. */
    LIFETIME_MONTHS(false),
    /** Which share of a profit goes in taxes, 0 to 1. */
    TAX_RATE(false);

    private final boolean amount;

    ProfitInput(boolean amount) {
        this.amount = amount;
    }

    boolean isAmount() {
        return amount;
    }

    /** Whether a number may stand for it. */
    boolean accepts(BigDecimal value) {
        boolean atMostOne = value.compareTo(BigDecimal.ONE) <= 0;
        return switch (this) {
            case REP_COST_PER_MONTH, MARKETING_COST_PER_MONTH, OPERATING_COST_PER_MONTH -> value.signum() >= 0;
            case GROSS_MARGIN, TAX_RATE -> value.signum() >= 0 && atMostOne;
            case CHURN_PER_YEAR -> value.signum() > 0 && atMostOne;
            case LIFETIME_MONTHS -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_200)) <= 0;
        };
    }

    String range() {
        return switch (this) {
            case REP_COST_PER_MONTH, MARKETING_COST_PER_MONTH, OPERATING_COST_PER_MONTH -> "must be an amount";
            case GROSS_MARGIN, TAX_RATE -> "must be between 0 and 1";
            case CHURN_PER_YEAR -> "must be above 0 and at most 1";
            case LIFETIME_MONTHS -> "must be above 0 and at most 1200";
        };
    }
}
