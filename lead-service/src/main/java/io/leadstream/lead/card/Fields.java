package io.leadstream.lead.card;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a document's fields one by one, so that all that cannot be read are named at once. */
public final class Fields {

    private static final int LONGEST_CONSENT = 10_000;

    private final List<Violation> violations = new ArrayList<>();

    /**
     * Reads one field; blank means absent.
     *
     * @param reading throws IllegalArgumentException with a message for the author when it cannot be
     */
    public <T> @Nullable T read(String field, @Nullable String written, Function<String, T> reading) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return reading.apply(written);
        } catch (IllegalArgumentException e) {
            refuse(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    public @Nullable String text(String field, @Nullable String written, int longest) {
        return read(field, written, text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException("must have at most " + longest + " characters");
            }
            return text.strip();
        });
    }

    @Nullable
    Integer number(String field, @Nullable Integer given, int most) {
        if (given != null && (given < 0 || given > most)) {
            refuse(field, "must be between 0 and " + most);
        }
        return given;
    }

    /** What a person agreed to: an object, as it was recorded. */
    public @Nullable String consent(@Nullable RawJson written) {
        String text = written == null ? null : written.text();
        if (text == null) {
            return null;
        }
        if (!text.startsWith("{")) {
            refuse("consent", "must be an object");
        } else if (text.length() > LONGEST_CONSENT) {
            refuse("consent", "must have at most " + LONGEST_CONSENT + " characters");
        } else if (!Texts.isStorable(text) || text.contains("\\u0000")) {
            refuse("consent", "must not contain NUL or half of a surrogate pair");
        }
        return text;
    }

    public void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /** Throws {@link BadInput} when anything was refused. */
    public void check() {
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
    }

    public static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
