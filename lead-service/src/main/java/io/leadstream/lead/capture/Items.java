package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.leadstream.rest.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an array of documents apart, byte for byte, so that each is read, and refused, alone. */
final class Items {

    static final int MOST = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    /** Read as a lead, it says that a lead is an object. */
    private static final byte[] NO_OBJECT = "[]".getBytes(StandardCharsets.UTF_8);

    private Items() {}

    /** Whether it begins as an array. */
    static boolean isArray(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '[';
            }
        }
        return false;
    }

    /**
     * The elements of an array.
     *
     * @throws BadInput when it is no array, or has none or too many
     */
    static List<byte[]> of(byte[] body) {
        requireArray(body);
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            var items = new ArrayList<byte[]>();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                requireRoom(items, token);
                items.add(item(json, body));
            }
            if (json.nextToken() != null) {
                throw BadInput.of("", "must be one array");
            }
            if (items.isEmpty()) {
                throw BadInput.of("", "must have a lead at least");
            }
            return items;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation(); // none of what is nested too deep
            throw BadInput.of("", "is not valid JSON" + (place == null ? "" : ", at byte " + place.getByteOffset()));
        } catch (IOException e) {
            throw BadInput.of("", "is not valid JSON");
        }
    }

    private static void requireArray(byte[] body) {
        // zeros are what leads a parser to another encoding
        boolean isUtf8 = body.length > 1 && body[0] != 0 && body[1] != 0;
        if (!isUtf8 || !isArray(body)) {
            throw BadInput.of("", "must be an array of at most " + MOST + " leads");
        }
    }

    private static void requireRoom(List<byte[]> items, @Nullable JsonToken token) {
        if (token == null) {
            throw BadInput.of("", "is not valid JSON: it ends too early");
        }
        if (items.size() == MOST) {
            throw BadInput.of("", "must have at most " + MOST + " leads");
        }
    }

    private static byte[] item(JsonParser json, byte[] body) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            json.finishToken();
            return NO_OBJECT;
        }
        json.skipChildren();
        return Arrays.copyOfRange(body, start, (int) json.currentLocation().getByteOffset());
    }
}
