package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings as the API shows them: the document as it was written, with its key, who changed it and when. */
@ApplicationScoped
public class Shown {

    private static final int LONGEST_KEY = 200;

    private final Settings settings;

    Shown(Settings settings) {
        this.settings = settings;
    }

    ObjectNode of(Settings.Stored stored, String keyName) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        if (!keyName.equals("version")) {
            shown.put(keyName, stored.key());
        }
        shown.setAll((ObjectNode) settings.tree(stored));
        return shown.put("version", stored.version())
                .put("changedAt", stored.changedAt().toString())
                .put("changedBy", stored.changedBy());
    }

    public Response answer(Settings.Stored stored, String keyName) {
        return Response.ok(of(stored, keyName))
                .header(HttpHeaders.ETAG, EntityTags.tag(stored.version()))
                .build();
    }

    public Page<ObjectNode> page(Settings.Kind kind, String keyName, @Nullable String limit, @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? null : Cursor.decode(after, 1).getFirst();
        List<Settings.Stored> found = settings.page(kind, last, size + 1);
        Page<Settings.Stored> page = Page.of(found, size, stored -> Cursor.encode(stored.key()));
        return new Page<>(
                page.items().stream().map(stored -> of(stored, keyName)).toList(), page.next());
    }

    /** The versions of a list, newest first. */
    public Page<ObjectNode> versions(Settings.Listing listing, @Nullable String limit, @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Integer before = after == null
                ? Integer.valueOf(Integer.MAX_VALUE)
                : Params.integer("after", Cursor.decode(after, 1).getFirst());
        List<Settings.Stored> found = settings.versions(listing, before == null ? Integer.MAX_VALUE : before, size + 1);
        Page<Settings.Stored> page = Page.of(found, size, stored -> Cursor.encode(Long.toString(stored.version())));
        return new Page<>(
                page.items().stream().map(stored -> of(stored, "version")).toList(), page.next());
    }

    public static String key(String name, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw BadInput.of(name, "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }
}
