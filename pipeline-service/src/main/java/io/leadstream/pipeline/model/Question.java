package io.leadstream.pipeline.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The four questions that define the sales model, each with its threshold and with what does not reach it. */
enum Question {
    LEAD_SOURCE(
            "inboundShare",
            "Where do most leads come from? The share of inbound among inbound and outbound leads, 0 to 1.",
            "more than 0.5 is inbound, otherwise outbound",
            "half is not most") {
        @Override
        Optional<SalesModel> model(BigDecimal answer, boolean onEverySale) {
            return Optional.of(answer.compareTo(HALF) > 0 ? SalesModel.INBOUND : SalesModel.OUTBOUND);
        }
    },
    EXISTING_CUSTOMERS(
            "existingRevenueShare",
            "Which share of revenue comes from existing customers? 0 to 1.",
            "at least 0.9: nearly all",
            "most is not enough: 0.6, or even 0.85, makes no relationship model") {
        @Override
        Optional<SalesModel> model(BigDecimal answer, boolean onEverySale) {
            return answer.compareTo(NEARLY_ALL) >= 0 ? Optional.of(SalesModel.RELATIONSHIP) : Optional.empty();
        }
    },
    PEOPLE_PER_SALE(
            "peoplePerSale",
            "How many people of yours work on each sale, as an integral part of it?",
            "at least 2 on every sale",
            "several on important or difficult deals only are not enough: say onEverySale false") {
        @Override
        Optional<SalesModel> model(BigDecimal answer, boolean onEverySale) {
            return onEverySale && answer.compareTo(SEVERAL) >= 0 ? Optional.of(SalesModel.TEAM) : Optional.empty();
        }
    },
    PEOPLE_PITCHED(
            "peoplePitchedPerAccount",
            "Do you pitch one or two people of an account, or as many as possible? How many on average?",
            "more than 2: as many as possible",
            "one or two people are not enough") {
        @Override
        Optional<SalesModel> model(BigDecimal answer, boolean onEverySale) {
            return answer.compareTo(ONE_OR_TWO) > 0 ? Optional.of(SalesModel.ACCOUNT_BASED) : Optional.empty();
        }
    };

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.9");
    private static final BigDecimal SEVERAL = BigDecimal.valueOf(2);
    private static final BigDecimal ONE_OR_TWO = BigDecimal.valueOf(2);

    private final String field;
    private final String text;
    private final String threshold;
    private final String notEnough;

    Question(String field, String text, String threshold, String notEnough) {
        this.field = field;
        this.text = text;
        this.threshold = threshold;
        this.notEnough = notEnough;
    }

    /** The model that the answer speaks for, if it speaks for one. */
    abstract Optional<SalesModel> model(BigDecimal answer, boolean onEverySale);

    /** Its name in the request. */
    String field() {
        return field;
    }

    String text() {
        return text;
    }

    String threshold() {
        return threshold;
    }

    String notEnough() {
        return notEnough;
    }

    /** Why an answer speaks for the model, or for none. */
    String reason(BigDecimal answer, @Nullable SalesModel model) {
        String said = answer.stripTrailingZeros().toPlainString();
        return model == null
                ? said + " does not reach the threshold (" + threshold + "): " + notEnough
                : said + " speaks for " + model + " (" + threshold + ")";
    }
}
