package io.leadstream.lead.note;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes as lists show them. */
@ApplicationScoped
class NotePages {

    private final WriteNotes notes;

    NotePages(WriteNotes notes) {
        this.notes = notes;
    }

    Page<NoteView> of(Notes.Shown shown, @Nullable String type, @Nullable String limit, @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<Note> found = notes.page(
                shown,
                type == null || type.isBlank() ? null : Params.choice("type", type, Note.Type.class),
                after == null ? null : read(Cursor.decode(after, 2)),
                size + 1);
        Page<Note> page = Page.of(
                found,
                size,
                last -> Cursor.encode(last.sourceAt().toString(), last.id().toString()));
        return new Page<>(page.items().stream().map(Note::view).toList(), page.next());
    }

    private static Notes.After read(List<String> cursor) {
        return new Notes.After(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))));
    }
}
