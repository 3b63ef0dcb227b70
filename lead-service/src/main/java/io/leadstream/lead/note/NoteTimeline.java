package io.leadstream.lead.note;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Research notes on the timeline, at the time at which their source knew. */
class NoteTimeline {

    private static final String NOTE = """
            jsonb_strip_nulls(jsonb_build_object('type', t.type, 'text', t.text, 'source', t.source,
              'happenedOn', t.happened_on))""";

    @Produces
    @Singleton
    TimelineSource notes() {
        return new TimelineSource("NOTE", "note", "source_at", "t.author", NOTE);
    }

    @Produces
    @Singleton
    TimelineSource companyNotes() {
        return TimelineSource.ofCompany("NOTE", "note", "source_at", "t.author", NOTE);
    }
}
