package io.leadstream.lead.card;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A JSON object that is kept as text. */
@Schema(type = SchemaType.OBJECT)
public record RawJson(@JsonRawValue @JsonValue String text) {

    public static @Nullable RawJson of(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }
}
