package io.leadstream.qualification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Documents that were good until one value of them became something else. */
public final class Nasty {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> VALUES = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "true",
            "-1",
            "0",
            "9223372036854775808",
            "2147483647",
            "1e400",
            "1e-400",
            "0.00001",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uD83D\uDE00\"",
            "\"javascript:alert(1)\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"+999999999-12-31\"",
            "\"0000-00-00\"",
            "[null]",
            "[\"\", null, \"x\", \"x\"]",
            "[[[[{}]]]]",
            "{\"x\":{\"y\":null}}",
            "\"" + "x".repeat(5000) + "\"");

    private Nasty() {}

    /** A document with one to three of its values, or names, changed. */
    public static JsonNode mutated(String document, long seed) {
        var random = new Random(seed);
        try {
            JsonNode copy = JSON.readTree(document);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutate(copy, random);
            }
            return copy;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    private static void mutate(JsonNode document, Random random) throws JsonProcessingException {
        var containers = new ArrayList<JsonNode>();
        collect(document, containers);
        JsonNode nasty = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        JsonNode where = containers.isEmpty() ? document : containers.get(random.nextInt(containers.size()));
        if (where instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || random.nextInt(10) == 0) {
                names.add("unknown");
            }
            object.set(names.get(random.nextInt(names.size())), nasty);
        } else if (where instanceof ArrayNode array) {
            JsonNode more = array.isEmpty() || random.nextBoolean() ? nasty : array.get(0);
            // each a node of its own, and few of those that a later change may make long: else they multiply
            int many = more.isContainerNode() ? 10 : 400;
            for (int times = random.nextInt(3) == 0 ? many : 1; times > 0; times--) {
                array.add(more.deepCopy());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** The body that a document is, or empty where it is none: the caller is told so before anybody reads it. */
    public static <T> Optional<T> read(JsonNode document, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.treeToValue(document, type));
        } catch (JsonProcessingException refused) {
            return Optional.empty();
        }
    }
}
