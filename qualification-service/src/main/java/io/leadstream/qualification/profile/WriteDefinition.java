package io.leadstream.qualification.profile;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes ICPs and personas, and new versions of them; reads them page by page. */
@ApplicationScoped
class WriteDefinition {

    private final Definitions definitions;
    private final Clock clock;

    WriteDefinition(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Makes a definition's version 1. */
    @Transactional
    Definition first(Kind kind, DefinitionInput input, String by) {
        input.check(kind);
        String key = input.key();
        if (key == null) {
            throw BadInput.of("key", "must not be null");
        }
        if (definitions.inForce(kind).size() >= Definitions.MOST) {
            throw Problem.of(
                            409, "too-many-profiles", "Too many profiles", "there are " + Definitions.MOST + " already")
                    .build();
        }
        Definition made = input.toDefinition(kind, key, 1, clock.instant(), by);
        if (!definitions.add(made)) {
            throw Problem.of(409, "key-is-taken", "Key is taken", "there is a " + kind + " of key " + key)
                    .build();
        }
        return made;
    }

    /** Makes the next version, which is in force from now on. */
    @Transactional
    Definition next(Kind kind, String key, @Nullable String ifMatch, DefinitionInput input, String by) {
        Definition last = read(kind, key);
        EntityTags.require(ifMatch, last.version());
        input.check(kind);
        if (input.key() != null && !input.key().equals(key)) {
            throw BadInput.of("key", "must be that of the path");
        }
        Definition made = input.toDefinition(kind, key, last.version() + 1, clock.instant(), by);
        if (!definitions.add(made)) {
            EntityTags.check(ifMatch, made.version()); // somebody else was first
        }
        return made;
    }

    @Transactional
    Definition read(Kind kind, String key) {
        return definitions.latest(kind, key).orElseThrow(() -> Problem.notFound(kind + " " + key));
    }

    @Transactional
    Definition version(Kind kind, String key, int version) {
        return definitions
                .version(kind, key, version)
                .orElseThrow(() -> Problem.notFound(kind + " " + key + " version " + version));
    }

    @Transactional
    Page<DefinitionView> versions(Kind kind, String key, @Nullable String limit, @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<Definition> found = definitions.versions(kind, read(kind, key).key(), versionIn(after), size + 1);
        var views = found.stream().map(DefinitionView::of).toList();
        return Page.of(views, size, last -> Cursor.encode(Integer.toString(last.version())));
    }

    private static int versionIn(@Nullable String after) {
        return after == null ? 0 : Cursor.whole(Cursor.decode(after, 1).getFirst());
    }

    @Transactional
    Page<DefinitionView> all(Kind kind, @Nullable String limit, @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String from = after == null ? "" : Cursor.decode(after, 1).getFirst();
        var views = definitions.inForce(kind).stream()
                .filter(definition -> definition.key().compareTo(from) > 0)
                .limit(size + 1L)
                .map(DefinitionView::of)
                .toList();
        return Page.of(views, size, last -> Cursor.encode(last.key()));
    }
}
