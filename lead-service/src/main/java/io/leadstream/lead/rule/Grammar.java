package io.leadstream.lead.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.rule.Attribute.Kind;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition: {@code {"all":[…]}}, {@code {"any":[…]}}, {@code {"not":{…}}} or
 * {@code {"field":"company.industry","op":"in","value":["SOFTWARE"]}}. Whatever is wrong is named at once, by its place.
 */
public final class Grammar {

    /** For the API's description. */
    public static final String TEXT = "A condition is {\"all\":[…]}, {\"any\":[…]}, {\"not\":{…}} or "
            + "{\"field\",\"op\",\"value\"}. Fields: source, medium, campaign, owner, partner, touches, ageBand, "
            + "country, region, jobTitle, jobFunction, seniority, freeMail, company.name, .domain, .industry, "
            + ".employees, .sizeBand, .growthStage, .funding, .funded, .growing, .productUsers, .targetAccount. "
            + "Operators: eq, ne, in, notIn, contains, startsWith, endsWith, gt, gte, lt, lte, exists. Texts compare "
            + "without regard to case; what is not known equals nothing, and is no part of any list. At most 200 "
            + "comparisons, 10 deep.";

    /** What {@link #TEXT} leaves out. */
    public static final String ROUTING = TEXT + " Also: email, emailDomain, phone, firstName, lastName, referrer, "
            + "landingPage, company.id, status, fit, engagement, total, grade.";

    private static final int DEEPEST = 10;
    private static final int MOST_TESTS = 200;
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_TEXT = 500;
    private static final Condition NEVER = new Condition.Any(List.of());

    private final Vocabulary vocabulary;
    private final List<Violation> violations = new ArrayList<>();
    private int tests;

    private Grammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads a condition.
     *
     * @param field under which it was given, such as {@code rule}
     * @throws BadInput naming all that is wrong
     */
    public static Condition read(String field, @Nullable JsonNode written, Vocabulary vocabulary) {
        var reading = new Grammar(vocabulary);
        Condition condition = written == null || written.isNull()
                ? reading.refuse(field, "must be given")
                : reading.condition(written, field, 1);
        if (!reading.violations.isEmpty()) {
            throw new BadInput(reading.violations);
        }
        return condition;
    }

    /** The same, where no condition at all holds always. */
    public static Condition readOptional(String field, @Nullable JsonNode written, Vocabulary vocabulary) {
        return written == null || written.isNull() ? Condition.ALWAYS : read(field, written, vocabulary);
    }

    private Condition condition(JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            return refuse(
                    at,
                    "must be an object: {\"all\":[…]}, {\"any\":[…]}, {\"not\":{…}} or {\"field\",\"op\",\"value\"}");
        }
        if (depth > DEEPEST) {
            return refuse(at, "must not be nested deeper than " + DEEPEST);
        }
        Set<String> members = new TreeSet<>();
        node.fieldNames().forEachRemaining(members::add);
        if (members.equals(Set.of("all"))) {
            return new Condition.All(several(node.get("all"), at + ".all", depth));
        }
        if (members.equals(Set.of("any"))) {
            return new Condition.Any(several(node.get("any"), at + ".any", depth));
        }
        if (members.equals(Set.of("not"))) {
            return new Condition.Not(condition(node.get("not"), at + ".not", depth + 1));
        }
        if (members.contains("field")) {
            return compare(node, at, members);
        }
        return refuse(at, "must have exactly one of all, any, not; or field, op and value");
    }

    private List<Condition> several(JsonNode node, String at, int depth) {
        if (!node.isArray() || node.isEmpty()) {
            refuse(at, "must be a list of at least one condition");
            return List.of();
        }
        var conditions = new ArrayList<Condition>();
        for (JsonNode each : node) {
            if (tests > MOST_TESTS) {
                break;
            }
            conditions.add(condition(each, at + "[" + conditions.size() + "]", depth + 1));
        }
        return conditions;
    }

    private Condition compare(JsonNode node, String at, Set<String> members) {
        if (++tests > MOST_TESTS) {
            return refuse(at, "is one comparison too many: at most " + MOST_TESTS);
        }
        members.removeAll(Set.of("field", "op", "value"));
        if (!members.isEmpty()) {
            return refuse(at, "has beside field, op and value something that is not known");
        }
        Attribute attribute = Attribute.named(node.path("field").asText())
                .filter(known -> known.isIn(vocabulary))
                .orElse(null);
        Operator operator = Operator.named(node.path("op").asText()).orElse(null);
        if (attribute == null) {
            refuse(at + ".field", "must be one of " + fields());
        }
        if (operator == null) {
            refuse(at + ".op", "must be one of " + operators(null));
        }
        if (attribute == null || operator == null) {
            return NEVER;
        }
        if (!operator.compares(attribute.kind())) {
            return refuse(at + ".op", "must be, for this field, one of " + operators(attribute.kind()));
        }
        return new Condition.Compare(
                attribute, operator, values(node.path("value"), at + ".value", attribute, operator));
    }

    private List<Object> values(JsonNode node, String at, Attribute attribute, Operator operator) {
        if (!operator.takesMany()) {
            Object value = value(node, at, operator == Operator.EXISTS ? Kind.FLAG : attribute.kind());
            return value == null ? List.of() : List.of(value);
        }
        if (!node.isArray() || node.isEmpty() || node.size() > MOST_VALUES) {
            refuse(at, "must be a list of 1 to " + MOST_VALUES + " values");
            return List.of();
        }
        var values = new ArrayList<Object>();
        int index = 0;
        for (JsonNode each : node) {
            Object value = value(each, at + "[" + index++ + "]", attribute.kind());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object value(JsonNode node, String at, Kind kind) {
        return switch (kind) {
            case TEXT -> {
                String text = node.asText();
                boolean fits = node.isTextual() && !text.isBlank() && text.length() <= LONGEST_TEXT;
                yield fits && Texts.isStorable(text)
                        ? Attribute.comparable(text)
                        : refused(at, "must be text of 1 to " + LONGEST_TEXT + " characters");
            }
            case NUMBER ->
                node.isNumber() && Double.isFinite(node.doubleValue())
                        ? (Object) node.decimalValue()
                        : refused(at, "must be a number");
            case FLAG -> node.isBoolean() ? (Object) node.booleanValue() : refused(at, "must be true or false");
        };
    }

    private @Nullable Object refused(String at, String message) {
        refuse(at, message);
        return null;
    }

    private Condition refuse(String at, String message) {
        violations.add(new Violation(at, message));
        return NEVER;
    }

    private String fields() {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.isIn(vocabulary))
                .map(Attribute::field)
                .collect(Collectors.joining(", "));
    }

    private static String operators(@Nullable Kind kind) {
        return Arrays.stream(Operator.values())
                .filter(operator -> kind == null || operator.compares(kind))
                .map(Operator::word)
                .collect(Collectors.joining(", "));
    }
}
