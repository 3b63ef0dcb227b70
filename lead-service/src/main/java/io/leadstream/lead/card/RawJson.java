package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A JSON object that is kept as text. */
@Schema(type = SchemaType.OBJECT)
@JsonSerialize(using = RawJson.Writer.class)
@JsonDeserialize(using = RawJson.Reader.class)
public record RawJson(String text) {

    public static @Nullable RawJson of(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }

    /** Writes what the text means, so that a merge patch reaches its members. */
    static final class Writer extends StdSerializer<RawJson> {

        Writer() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator json, SerializerProvider provider) throws IOException {
            try (JsonParser parser = json.getCodec().getFactory().createParser(value.text())) {
                parser.nextToken();
                json.copyCurrentStructure(parser);
            }
        }
    }

    /** Takes whatever is written; what it may be is for the reader to judge. */
    static final class Reader extends StdDeserializer<RawJson> {

        Reader() {
            super(RawJson.class);
        }

        @Override
        public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new RawJson(context.readValue(parser, JsonNode.class).toString());
        }
    }
}
