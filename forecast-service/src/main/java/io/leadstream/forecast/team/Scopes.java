package io.leadstream.forecast.team;

import io.leadstream.rest.BadInput;
import org.jspecify.annotations.Nullable;

/** Scopes as callers say them. */
public final class Scopes {

    private Scopes() {}

    /** A scope that must be given; anything else is refused by the field's name. */
    public static Scope required(String name, @Nullable String text) {
        Scope scope = optional(name, text);
        if (scope == null) {
            throw BadInput.of(name, "must be given: all, team:<key> or owner:<person>");
        }
        return scope;
    }

    public static @Nullable Scope optional(String name, @Nullable String text) {
        return text == null
                ? null
                : Scope.parse(text).orElseThrow(() -> BadInput.of(name, "must be all, team:<key> or owner:<person>"));
    }
}
