package io.leadstream.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in a stable order.
 *
 * @param next the cursor to pass as {@code after}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int DEFAULT = 50;
    private static final int LARGEST = 200;

    /** Checks the asked for page size: 1 to 200, 50 where none is given. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > LARGEST) {
            throw BadInput.of("limit", "must be between 1 and " + LARGEST);
        }
        return asked;
    }

    /** Makes a page of what was fetched with a limit of one more than the page holds. */
    public static <T> Page<T> of(List<T> fetched, int limit, Function<T, String> cursor) {
        return fetched.size() <= limit
                ? new Page<>(fetched, null)
                : new Page<>(fetched.subList(0, limit), cursor.apply(fetched.get(limit - 1)));
    }
}
