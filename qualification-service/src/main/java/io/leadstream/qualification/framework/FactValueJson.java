package io.leadstream.qualification.framework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.qualification.framework.FactValue.Amount;
import io.leadstream.qualification.framework.FactValue.Criteria;
import io.leadstream.qualification.framework.FactValue.Day;
import io.leadstream.qualification.framework.FactValue.Process;
import io.leadstream.qualification.framework.FactValue.Step;
import io.leadstream.qualification.framework.FactValue.Weighted;
import io.leadstream.qualification.framework.FactValue.Words;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Values of facts as JSON, in the API and as they are kept: text for words, {@code {"amount","currency"}},
 * {@code {"date"}}, an array of {@code {"criterion","weight"}}, {@code {"steps":[…]}}.
 */
public final class FactValueJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FactValueJson() {}

    /** What a caller reads. */
    public static JsonNode write(FactValue value) {
        return switch (value) {
            case Words(String text) -> JsonNodeFactory.instance.textNode(text);
            case Amount(Money money) ->
                object().put("amount", money.amount().toPlainString()).put("currency", money.currency());
            case Day(LocalDate date) -> object().put("date", date.toString());
            case Criteria criteria -> write(criteria);
            case Process process -> write(process);
        };
    }

    /** As it is kept. */
    public static String toText(FactValue value) {
        return write(value).toString();
    }

    /** Reads what was kept. */
    public static FactValue ofText(String json) {
        try {
            return ofNode(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FactValue ofNode(JsonNode node) {
        if (node.isTextual()) {
            return new Words(node.textValue());
        }
        if (node.isArray()) {
            return new Criteria(node.valueStream()
                    .map(one -> new Weighted(
                            one.path("criterion").textValue(),
                            new BigDecimal(one.path("weight").asText())))
                    .toList());
        }
        if (node.has("steps")) {
            return new Process(
                    node.path("steps").valueStream().map(FactValueJson::step).toList());
        }
        return node.has("date")
                ? new Day(LocalDate.parse(node.path("date").textValue()))
                : new Amount(new Money(
                        new BigDecimal(node.path("amount").textValue()),
                        node.path("currency").textValue()));
    }

    private static Step step(JsonNode node) {
        JsonNode date = node.path("date");
        return new Step(
                node.path("step").textValue(),
                node.path("who").textValue(),
                node.path("signature").booleanValue(),
                date.isTextual() ? LocalDate.parse(date.textValue()) : null,
                node.path("done").booleanValue());
    }

    private static ArrayNode write(Criteria criteria) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Weighted one : criteria.criteria()) {
            array.addObject().put("criterion", one.criterion()).put("weight", plain(one.weight()));
        }
        return array;
    }

    private static ObjectNode write(Process process) {
        ObjectNode object = object();
        ArrayNode steps = object.putArray("steps");
        for (Step one : process.steps()) {
            ObjectNode step = steps.addObject().put("step", one.step());
            if (one.who() != null) {
                step.put("who", one.who());
            }
            step.put("signature", one.signature());
            if (one.date() != null) {
                step.put("date", one.date().toString());
            }
            step.put("done", one.done());
        }
        return object;
    }

    // 1 rather than 1E+0 and 0.4 rather than 0.40
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
