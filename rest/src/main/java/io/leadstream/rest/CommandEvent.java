package io.leadstream.rest;

import io.leadstream.messaging.EventRef;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Tells the caller of a command which event it caused, so that a read elsewhere can wait for it. */
@ApplicationScoped
public class CommandEvent {

    static final String HEADER = "Leadstream-Event";

    private final Last last;

    CommandEvent(Last last) {
        this.last = last;
    }

    /** The last event of the request. */
    @RequestScoped
    static class Last {
        private @Nullable EventRef ref;
        private @Nullable String about;

        void about(String subject) {
            about = subject;
        }

        @Nullable
        String about() {
            return about != null ? about : ref == null ? null : ref.subject();
        }

        void set(EventRef ref) {
            this.ref = ref;
        }

        @Nullable
        EventRef get() {
            return ref;
        }
    }

    /** Names the event on the answer, where a command changed nothing and so caused none of its own. */
    public void was(EventRef ref) {
        last.set(ref);
    }

    /**
     * Says what the command is about, where no event does, or the last one is another's: with it the kept answer is
     * forgotten.
     */
    public void about(String subject) {
        last.about(subject);
    }

    @Nullable
    String about() {
        return last.about();
    }

    @Nullable
    EventRef last() {
        return last.get();
    }

    void onAdded(@Observes EventRef ref) {
        if (Arc.container().requestContext().isActive()) {
            last.set(ref);
        }
    }

    @ServerResponseFilter
    void name(ContainerResponseContext response) {
        EventRef ref = last.get();
        if (ref != null && response.getStatus() < 400) {
            response.getHeaders().putSingle(HEADER, ref.toString());
        }
    }
}
