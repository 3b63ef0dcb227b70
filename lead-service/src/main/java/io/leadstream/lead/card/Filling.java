package io.leadstream.lead.card;

import org.jspecify.annotations.Nullable;

/** How a capture meets what is known: the first value stays. */
final class Filling {

    private Filling() {}

    static <T> @Nullable T first(@Nullable T kept, @Nullable T offered) {
        return kept == null ? offered : kept;
    }
}
