package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch, RFC 7396: members given replace, null removes, what is not named stays. */
public final class MergePatch {

    private MergePatch() {}

    /**
     * Applies a patch to what a resource shows as changeable.
     *
     * @throws BadInput when the patch is no object, or the result is not of the type
     */
    public static <T> T apply(ObjectMapper mapper, T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw BadInput.of("", "must be an object");
        }
        JsonNode merged = merge(mapper.valueToTree(current), patch);
        try {
            return mapper.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.toBadInput(e);
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                JsonNode before = merged.path(member.getKey());
                merged.set(member.getKey(), merge(before, member.getValue()));
            }
        });
        return merged;
    }
}
