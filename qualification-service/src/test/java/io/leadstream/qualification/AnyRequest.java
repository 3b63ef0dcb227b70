package io.leadstream.qualification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Requests to an operation as its OpenAPI document describes it, each with something odd: values of other types,
 * documents that are too deep or no documents, other media types, parameters that are none.
 */
final class AnyRequest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "7",
            "99999999999999999999",
            "1e400",
            "NaN",
            "null",
            "true",
            "x",
            "a,b,,",
            "\u0000",
            "\uD83D\uDE00",
            "..",
            "'; drop table account; --",
            "%",
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "2026-02-30",
            "2026-01-01",
            "+1000000000-12-31T23:59:59Z",
            "-4000-01-01T00:00:00Z",
            "P1D",
            "MQL",
            "-priority",
            "industry",
            "eHg",
            "MQox",
            "x".repeat(3000));

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "7",
            "\"x\"",
            "{",
            "{\"reason\":",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(5000),
            "{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
            "{\"reason\":1e999999999}",
            "{\"reason\":\"\\ud800\"}",
            "{\"reason\":\"\\u0000\"}",
            "{\"\\u0000\":1}",
            "{\"\":1}",
            "{\"reason\":" + "9".repeat(2000) + "}",
            "\u0000",
            "a;b\n1;2\n",
            "\"a\",b\n\"1",
            "\n\n\n");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/merge-patch+json",
            "text/plain",
            "text/csv",
            "application/x-ndjson",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "x");

    private static final List<String> TAGS = List.of("*", "\"1\"", "\"x\"", "W/\"1\"", "1", "\"", ",", "");

    private final JsonNode api;
    private final Random random;
    private final Map<String, List<String>> known;

    /** @param known values of path parameters that exist, by name */
    AnyRequest(JsonNode api, Random random, Map<String, List<String>> known) {
        this.api = api;
        this.random = random;
        this.known = known;
    }

    /** One of the values that exist where there are any, or an odd one; percent-encoded. */
    String path(String template) {
        var path = new StringBuilder();
        for (String part : template.split("/", -1)) {
            boolean isParameter = part.startsWith("{");
            String name = isParameter ? part.substring(1, part.length() - 1) : part;
            List<String> existing = known.getOrDefault(name, List.of());
            String value = !isParameter ? part : !existing.isEmpty() && random.nextInt(4) > 0 ? any(existing) : odd();
            path.append(path.isEmpty() && part.isEmpty() ? "" : "/").append(isParameter ? encoded(value) : value);
        }
        return path.toString();
    }

    /** Some of the operation's parameters, and now and then one that is none. */
    String query(JsonNode operation) {
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                query.add(parameter.get("name").asText() + "=" + encoded(odd()));
            }
        }
        if (random.nextInt(12) == 0) {
            query.add(any(List.of("unknown", "limti", "%C3", "atLeast", "")) + "=" + encoded(odd()));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    /** A document by the schema with odd values, or none at all. */
    String body(JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        if (content.isMissingNode() || content.isEmpty() || random.nextInt(3) == 0) {
            return any(BODIES);
        }
        JsonNode good = document(content.elements().next().path("schema"), 0);
        return random.nextInt(4) == 0
                ? good.toString()
                : Nasty.mutated(good.toString(), random.nextLong()).toString();
    }

    String mediaType(JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        return content.isEmpty() || random.nextInt(6) == 0
                ? any(TYPES)
                : content.fieldNames().next();
    }

    String tag() {
        return any(TAGS);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private JsonNode document(JsonNode schema, int depth) {
        JsonNode shape = resolved(schema);
        JsonNode choices = shape.path("enum");
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        String type = type(shape);
        JsonNode example = shape.path("examples").path(0);
        if (depth >= DEEPEST) {
            return JSON.nullNode();
        }
        return switch (type) {
            case "object" -> object(shape, depth);
            case "array" -> JSON.arrayNode().add(document(shape.path("items"), depth + 1));
            case "integer" -> JSON.numberNode(1 + random.nextInt(60));
            case "number" -> JSON.numberNode(random.nextInt(100) / 4.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> example.isMissingNode() ? JSON.textNode(odd()) : example;
        };
    }

    private ObjectNode object(JsonNode shape, int depth) {
        var made = JSON.objectNode();
        shape.path("properties").properties().forEach(member -> {
            if (random.nextInt(5) > 0) {
                made.set(member.getKey(), document(member.getValue(), depth + 1));
            }
        });
        if (shape.path("additionalProperties").isObject()) {
            made.set(
                    any(List.of("need", "budget", "timeline", "x")),
                    document(shape.get("additionalProperties"), depth + 1));
        }
        return made;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode shape = schema;
        for (String some : List.of("allOf", "anyOf", "oneOf")) {
            JsonNode of = shape.path(some);
            shape = of.isEmpty() ? shape : of.get(0);
        }
        String reference = shape.path("$ref").asText();
        return reference.isEmpty() ? shape : resolved(api.at(reference.substring(1)));
    }

    private static String type(JsonNode shape) {
        JsonNode type = shape.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private String odd() {
        return any(VALUES);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }
}
