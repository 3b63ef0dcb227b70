package io.leadstream.lead.note;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody, or a source, found out about a lead or a company; shared with the whole team. */
@Entity
@Table(name = "note")
class Note {

    /** What a note tells of. */
    @Schema(name = "NoteType")
    enum Type {
        NEED,
        AUTHORITY,
        CAREER_MILESTONE,
        COMPANY_FACT,
        PROFILE,
        OTHER
    }

    /** What a note is about: one of the two. */
    record About(@Nullable UUID leadId, @Nullable UUID companyId) {}

    @Id
    private UUID id;

    @Version
    private long version;

    private @Nullable UUID leadId;
    private @Nullable UUID companyId;

    @Enumerated(EnumType.STRING)
    private Type type;

    private String text;
    private @Nullable LocalDate happenedOn;
    private @Nullable String source;
    private Instant sourceAt;
    private String urls;
    private String author;
    private Instant createdAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    Note(UUID id, About about, NoteText written, String author, Instant at) {
        this.id = id;
        this.leadId = about.leadId();
        this.companyId = about.companyId();
        this.author = author;
        this.createdAt = at;
        change(written, at);
    }

    final void change(NoteText to, Instant at) {
        type = Objects.requireNonNull(to.type());
        text = Objects.requireNonNull(to.text());
        happenedOn = to.happenedOn();
        source = to.source();
        sourceAt = to.sourceAt() == null ? at : to.sourceAt();
        urls = String.join("\n", to.urls() == null ? List.of() : to.urls());
        changedAt = at;
    }

    /** What may be changed of it. */
    NoteText written() {
        return new NoteText(type, text, happenedOn, source, sourceAt, listed());
    }

    NoteView view() {
        return new NoteView(
                id,
                leadId,
                companyId,
                type.name(),
                text,
                happenedOn,
                source,
                sourceAt,
                listed(),
                author,
                createdAt,
                changedAt);
    }

    private List<String> listed() {
        return urls.isEmpty() ? List.of() : List.of(urls.split("\n"));
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String author() {
        return author;
    }

    Instant sourceAt() {
        return sourceAt;
    }
}
