package io.leadstream.lead.card;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a document's fields one by one, so that all that cannot be read are named at once. */
public final class Fields {

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

    @Nullable
    String text(String field, @Nullable String written, int longest) {
        return read(field, written, text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException("must have at most " + longest + " characters");
            }
            return text.strip();
        });
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
