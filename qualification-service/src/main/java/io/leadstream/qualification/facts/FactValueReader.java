package io.leadstream.qualification.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValue.Amount;
import io.leadstream.qualification.framework.FactValue.Criteria;
import io.leadstream.qualification.framework.FactValue.Day;
import io.leadstream.qualification.framework.FactValue.Process;
import io.leadstream.qualification.framework.FactValue.Step;
import io.leadstream.qualification.framework.FactValue.Weighted;
import io.leadstream.qualification.framework.FactValue.Words;
import io.leadstream.qualification.framework.FactWord.Shape;
import io.leadstream.qualification.framework.Money;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the value of a fact, text or the shape of its word, as strictly as everything else is read. */
final class FactValueReader {

    static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 50;
    private static final int MOST_DECIMALS = 4;

    private final String field;
    private final Shape shape;
    private final List<Violation> violations;

    FactValueReader(String word, Shape shape, List<Violation> violations) {
        this.field = word + ".value";
        this.shape = shape;
        this.violations = violations;
    }

    /** The value; empty when a violation was added. */
    Optional<FactValue> read(@Nullable JsonNode value) {
        int before = violations.size();
        FactValue read = value == null || value.isNull() ? wrong("", "must not be null") : readPresent(value);
        return violations.size() > before ? Optional.empty() : Optional.ofNullable(read);
    }

    private @Nullable FactValue readPresent(JsonNode value) {
        if (value.isTextual()) {
            return words(value.textValue());
        }
        return switch (shape) {
            case TEXT -> wrong("", "must be a string");
            case AMOUNT -> value.isObject() ? amount(value) : wrong("", "must be a string or {amount, currency}");
            case DAY -> value.isObject() ? day(value) : wrong("", "must be a string or {date}");
            case CRITERIA -> value.isArray() ? criteria(value) : wrong("", "must be a string or [{criterion, weight}]");
            case PROCESS -> value.isObject() ? process(value) : wrong("", "must be a string or {steps}");
        };
    }

    private @Nullable FactValue words(String text) {
        if (!Texts.isStorable(text)) {
            return wrong("", "must not contain NUL or half of a surrogate pair");
        }
        return text.length() > LONGEST ? wrong("", "must have at most " + LONGEST + " characters") : new Words(text);
    }

    private @Nullable FactValue amount(JsonNode value) {
        onlyKnows("", value, Set.of("amount", "currency"));
        BigDecimal amount = number(".amount", value.path("amount"), true);
        String currency = text(".currency", value.path("currency"), 3);
        if (amount == null || currency == null) {
            return null;
        }
        try {
            return new Amount(new Money(amount, currency));
        } catch (IllegalArgumentException refused) {
            return wrong("", String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable FactValue day(JsonNode value) {
        onlyKnows("", value, Set.of("date"));
        LocalDate date = date(".date", value.path("date"), true);
        return date == null ? null : new Day(date);
    }

    private @Nullable FactValue criteria(JsonNode value) {
        var criteria = new ArrayList<Weighted>();
        var names = new HashSet<String>();
        for (int i = 0; hasNext(value, i, ""); i++) {
            String at = "[" + i + "]";
            JsonNode one = value.get(i);
            onlyKnows(at, one, Set.of("criterion", "weight"));
            String name = text(at + ".criterion", one.path("criterion"), LONGEST_NAME);
            BigDecimal weight = weight(at + ".weight", one.path("weight"));
            if (name != null && !names.add(name.strip())) {
                wrong(at + ".criterion", "is named twice");
            } else if (name != null && weight != null) {
                criteria.add(new Weighted(name, weight));
            }
        }
        return weighted(criteria, value.size());
    }

    private @Nullable FactValue weighted(List<Weighted> criteria, int given) {
        if (criteria.size() < given || criteria.isEmpty()) {
            return null;
        }
        BigDecimal sum = Criteria.sum(criteria);
        return sum.compareTo(BigDecimal.ONE) == 0
                ? new Criteria(criteria)
                : wrong("", "must have weights that add up to 1, not to " + sum.toPlainString());
    }

    private @Nullable FactValue process(JsonNode value) {
        onlyKnows("", value, Set.of("steps"));
        JsonNode given = value.path("steps");
        if (!given.isArray()) {
            return wrong(".steps", "must be an array");
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; hasNext(given, i, ".steps"); i++) {
            Step step = step(".steps[" + i + "]", given.get(i));
            if (step != null) {
                steps.add(step);
            }
        }
        return new Process(steps);
    }

    private @Nullable Step step(String at, JsonNode one) {
        onlyKnows(at, one, Set.of("step", "who", "signature", "date", "done"));
        String name = text(at + ".step", one.path("step"), LONGEST_NAME);
        String who = isAbsent(one.path("who")) ? null : text(at + ".who", one.path("who"), LONGEST_NAME);
        boolean signature = flag(at + ".signature", one.path("signature"));
        LocalDate date = date(at + ".date", one.path("date"), false);
        boolean done = flag(at + ".done", one.path("done"));
        return name == null ? null : new Step(name, who, signature, date, done);
    }

    private boolean hasNext(JsonNode array, int index, String at) {
        if (array.isEmpty() || array.size() > MOST) {
            wrong(at, "must have 1 to " + MOST + " items");
            return false;
        }
        return index < array.size();
    }

    private void onlyKnows(String at, JsonNode object, Set<String> names) {
        if (!object.isObject()) {
            wrong(at, "must be an object with " + names.stream().sorted().toList());
            return;
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                wrong(at + "." + Texts.storable(name), "is unknown");
            }
        });
    }

    private @Nullable String text(String at, JsonNode node, int longest) {
        String text = node.textValue();
        if (text == null || text.isBlank()) {
            return wrong(at, "must be a string that is not blank");
        }
        return text.length() > longest || !Texts.isStorable(text)
                ? wrong(at, "must be text of at most " + longest + " characters")
                : text;
    }

    private @Nullable BigDecimal weight(String at, JsonNode node) {
        BigDecimal weight = number(at, node, false);
        if (weight == null) {
            return null;
        }
        boolean fits = weight.signum() > 0
                && weight.compareTo(BigDecimal.ONE) <= 0
                && weight.stripTrailingZeros().scale() <= MOST_DECIMALS;
        return fits ? weight : wrong(at, "must be above 0 and at most 1, with at most four decimals");
    }

    /** Amounts are text as everywhere in the API; a number is understood too. */
    private @Nullable BigDecimal number(String at, JsonNode node, boolean mayBeText) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (mayBeText && node.isTextual() && node.textValue().matches("\\d{1,15}(\\.\\d{1,4})?")) {
            return new BigDecimal(node.textValue());
        }
        return wrong(at, mayBeText ? "must be an amount such as \"1200.00\"" : "must be a number");
    }

    private @Nullable LocalDate date(String at, JsonNode node, boolean required) {
        if (!required && isAbsent(node)) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(String.valueOf(node.textValue()));
            return date.getYear() >= 1 && date.getYear() <= 9999
                    ? date
                    : wrong(at, "must be within the years 1 to 9999");
        } catch (DateTimeException noDate) {
            return wrong(at, "must be a date such as 2026-01-31");
        }
    }

    private boolean flag(String at, JsonNode node) {
        if (!isAbsent(node) && !node.isBoolean()) {
            wrong(at, "must be true or false");
        }
        return node.booleanValue();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private <T> @Nullable T wrong(String at, String message) {
        violations.add(new Violation(field + at, message));
        return null;
    }
}
