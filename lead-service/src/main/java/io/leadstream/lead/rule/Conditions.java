package io.leadstream.lead.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads conditions from JSON and writes them. */
public final class Conditions {

    private static final int MOST = 200;
    private static final int DEEPEST = 10;
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 500;

    private Conditions() {}

    /**
     * Reads a condition; none at all holds always.
     *
     * @param name of the field in which it is written, for what is said of it
     * @throws BadInput naming every place that is wrong
     */
    public static Condition read(String name, @Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return Condition.ALWAYS;
        }
        var reading = new Reading();
        Condition read = reading.condition(name, json, 1);
        if (!reading.wrong.isEmpty()) {
            throw new BadInput(reading.wrong);
        }
        return read;
    }

    public static JsonNode write(Condition condition) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (condition) {
            case Condition.All(var conditions) -> json.objectNode().set("all", write(conditions));
            case Condition.Any(var conditions) -> json.objectNode().set("any", write(conditions));
            case Condition.Not(var inner) -> json.objectNode().set("not", write(inner));
            case Condition.Compare compare -> write(compare);
        };
    }

    private static ArrayNode write(List<Condition> conditions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        conditions.forEach(one -> array.add(write(one)));
        return array;
    }

    private static ObjectNode write(Condition.Compare compare) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("field", compare.field().path()).put("op", compare.op().word());
        switch (compare.op()) {
            case PRESENT, ABSENT -> {}
            case IN, NOT_IN ->
                compare.values().forEach(value -> json.withArray("value").add(node(value)));
            default -> json.set("value", node(compare.values().getFirst()));
        }
        return json;
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value) {
            case BigDecimal number -> json.numberNode(number);
            case Boolean truth -> json.booleanNode(truth);
            default -> json.textNode(value.toString());
        };
    }

    /** One condition being read. */
    private static final class Reading {

        private final List<Violation> wrong = new ArrayList<>();
        private int count;

        Condition condition(String place, JsonNode json, int depth) {
            if (++count > MOST || depth > DEEPEST) {
                return refuse(place, "must have at most " + MOST + " conditions, " + DEEPEST + " deep");
            }
            Set<String> members = new TreeSet<>();
            json.fieldNames().forEachRemaining(members::add);
            if (members.equals(Set.of("all"))) {
                return new Condition.All(several(place + ".all", json.get("all"), depth));
            }
            if (members.equals(Set.of("any"))) {
                return new Condition.Any(several(place + ".any", json.get("any"), depth));
            }
            if (members.equals(Set.of("not"))) {
                return new Condition.Not(condition(place + ".not", json.get("not"), depth + 1));
            }
            if (members.contains("field") && Set.of("field", "op", "value").containsAll(members)) {
                return compare(place, json);
            }
            return refuse(place, "must be {all:[…]}, {any:[…]}, {not:…} or {field, op, value}");
        }

        private List<Condition> several(String place, JsonNode json, int depth) {
            if (!json.isArray()) {
                refuse(place, "must be an array");
                return List.of();
            }
            var conditions = new ArrayList<Condition>();
            for (int i = 0; i < json.size() && count <= MOST; i++) {
                conditions.add(condition(place + "[" + i + "]", json.get(i), depth + 1));
            }
            return conditions;
        }

        private Condition compare(String place, JsonNode json) {
            Optional<Field> field = Field.of(json.path("field").asText(""));
            Optional<Op> op = Op.of(json.path("op").asText(""));
            if (field.isEmpty()) {
                return refuse(place + ".field", "must be one of " + Field.paths());
            }
            if (op.isEmpty()) {
                return refuse(place + ".op", "must be one of " + Op.words());
            }
            return fits(field.get(), op.get())
                    ? new Condition.Compare(
                            field.get(), op.get(), values(place + ".value", field.get(), op.get(), json.get("value")))
                    : refuse(place + ".op", "does not fit " + field.get().path());
        }

        private static boolean fits(Field field, Op op) {
            return switch (op) {
                case EQ, NE, IN, NOT_IN, PRESENT, ABSENT -> true;
                case LT, LE, GT, GE -> field.kind() == Field.Kind.NUMBER;
                case STARTS_WITH, ENDS_WITH, CONTAINS -> field.kind() == Field.Kind.TEXT;
            };
        }

        private List<Object> values(String place, Field field, Op op, @Nullable JsonNode json) {
            return switch (op) {
                case PRESENT, ABSENT -> none(place, json);
                case IN, NOT_IN -> list(place, field, json);
                default -> one(place, field, json);
            };
        }

        private List<Object> none(String place, @Nullable JsonNode json) {
            if (json != null) {
                refuse(place, "must not be given");
            }
            return List.of();
        }

        private List<Object> list(String place, Field field, @Nullable JsonNode json) {
            if (json == null || !json.isArray() || json.isEmpty() || json.size() > MOST_VALUES) {
                refuse(place, "must be an array of 1 to " + MOST_VALUES + " values");
                return List.of();
            }
            var values = new ArrayList<Object>();
            for (int i = 0; i < json.size(); i++) {
                values.addAll(one(place + "[" + i + "]", field, json.get(i)));
            }
            return values;
        }

        private List<Object> one(String place, Field field, @Nullable JsonNode json) {
            Object value = json == null ? null : value(field, json);
            if (value == null) {
                String kind = Map.of(
                                Field.Kind.TEXT, "a text of at most " + LONGEST_VALUE + " characters",
                                Field.Kind.NUMBER, "a number",
                                Field.Kind.TRUTH, "true or false")
                        .get(field.kind());
                refuse(place, "must be " + kind);
                return List.of();
            }
            return List.of(value);
        }

        private static @Nullable Object value(Field field, JsonNode json) {
            return switch (field.kind()) {
                case TEXT -> json.isTextual() && json.textValue().length() <= LONGEST_VALUE ? json.textValue() : null;
                case NUMBER -> json.isNumber() ? json.decimalValue() : null;
                case TRUTH -> json.isBoolean() ? (Object) json.booleanValue() : null;
            };
        }

        private Condition refuse(String place, String why) {
            wrong.add(new Violation(place, why));
            return Condition.ALWAYS;
        }
    }
}
