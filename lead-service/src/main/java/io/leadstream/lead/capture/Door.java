package io.leadstream.lead.capture;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By which door a lead comes in.
 *
 * @param partner who brings it, when a partner does: then {@code externalId} names the record for good
 * @param source the key of the capture source by which it comes; absent: that of the lead's own {@code source}
 * @param importId the import of which it is a line
 */
public record Door(
        String name,
        @Nullable String partner,
        @Nullable String source,
        @Nullable UUID importId) {

    static final Door REST = new Door("REST", null, null, null);

    static Door restOf(String partner) {
        return new Door("REST", partner, null, null);
    }

    static Door topicOf(String partner) {
        return new Door("KAFKA", partner, null, null);
    }

    static Door formOf(String source) {
        return new Door("FORM", null, source, null);
    }

    static Door webhookOf(String source, String partner) {
        return new Door("WEBHOOK", partner, source, null);
    }

    public static Door importOf(UUID importId, String source, @Nullable String partner) {
        return new Door("IMPORT", partner, source, importId);
    }

    /** Names the door and, where it has one, its source: by this it is found again. */
    String label() {
        return source == null ? name : name + "/" + source;
    }

    static Door of(String label, String partner) {
        int slash = label.indexOf('/');
        return slash < 0
                ? new Door(label, partner, null, null)
                : new Door(label.substring(0, slash), partner, label.substring(slash + 1), null);
    }

    /** Anybody may come by it, who is not to learn who is a lead. */
    boolean isPublic() {
        return name.equals("FORM");
    }

    /** The key of the source that governs what becomes of a lead. */
    String sourceOf(NormalLead lead) {
        return source == null ? lead.offered().source().name() : source;
    }
}
