package io.leadstream.lead.team;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists by time and id, page by page. */
final class CommentPages {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private CommentPages() {}

    /** Where a page begins. */
    record Start(Instant at, UUID id, int count) {}

    static Page<Comment> of(@Nullable String limit, @Nullable String after, Function<Start, List<Comment>> comments) {
        int size = Page.limit(Params.integer("limit", limit));
        return Page.of(
                comments.apply(start(after, size + 1, new Start(BEGINNING, new UUID(0, 0), size + 1))),
                size,
                last -> cursor(last.createdAt(), last.id()));
    }

    static Start start(@Nullable String after, int count, Start first) {
        if (after == null) {
            return first;
        }
        List<String> cursor = Cursor.decode(after, 2);
        return new Start(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))),
                count);
    }

    static String cursor(Instant at, UUID id) {
        return Cursor.encode(at.toString(), id.toString());
    }
}
