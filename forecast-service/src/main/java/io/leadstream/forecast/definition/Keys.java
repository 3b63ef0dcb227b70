package io.leadstream.forecast.definition;

import io.leadstream.rest.BadInput;
import java.util.regex.Pattern;

/** How a key may be written that somebody chooses. */
public final class Keys {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Keys() {}

    /** Lets a key pass that stands in an address as it is; anything else is refused by the field's name. */
    public static String checked(String field, String key) {
        if (!FORM.matcher(key).matches()) {
            throw BadInput.of(field, "must have 1 to 100 letters, digits, dots, underscores or hyphens");
        }
        return key;
    }
}
