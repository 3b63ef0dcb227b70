package io.leadstream.lead.note;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What may be done with notes. Everybody reads them; who wrote one, or a manager, changes it. */
@ApplicationScoped
class WriteNotes {

    private final Notes notes;
    private final EntityManager entities;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Clock clock;

    WriteNotes(Notes notes, EntityManager entities, CommandEvent commandEvent, SecurityIdentity caller, Clock clock) {
        this.notes = notes;
        this.entities = entities;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.clock = clock;
    }

    /** A note with the version that its entity tag names. */
    record Versioned(NoteView note, long version) {}

    @Transactional(Transactional.TxType.MANDATORY)
    Versioned write(Note.About about, NoteText text) {
        var note = new Note(
                UuidCreator.getTimeOrderedEpoch(),
                about,
                text.normal(clock),
                caller.getPrincipal().getName(),
                clock.instant());
        notes.persist(note);
        entities.flush();
        if (about.leadId() != null) {
            commandEvent.about(about.leadId().toString());
        }
        return versioned(note);
    }

    @Transactional
    List<Note> page(Notes.Shown shown, Note.@Nullable Type type, Notes.@Nullable After after, int count) {
        return notes.page(shown, type, after, count);
    }

    @Transactional
    Versioned get(UUID id) {
        return versioned(found(id));
    }

    @Transactional
    Versioned change(UUID id, @Nullable String ifMatch, UnaryOperator<NoteText> change) {
        Note note = locked(id, ifMatch);
        note.change(change.apply(note.written()).normal(clock), clock.instant());
        entities.flush();
        return versioned(note);
    }

    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        notes.delete(locked(id, ifMatch));
    }

    private Note locked(UUID id, @Nullable String ifMatch) {
        Note note = found(id);
        entities.refresh(note, LockModeType.PESSIMISTIC_WRITE);
        boolean own = note.author().equals(caller.getPrincipal().getName());
        if (!own && !caller.hasRole("manager") && !caller.hasRole("admin")) {
            throw Problem.forbidden("a note is changed by who wrote it, or by a manager");
        }
        EntityTags.require(ifMatch, note.version());
        return note;
    }

    private Note found(UUID id) {
        return notes.findByIdOptional(id).orElseThrow(() -> Problem.notFound("note " + id));
    }

    private static Versioned versioned(Note note) {
        return new Versioned(note.view(), note.version());
    }
}
