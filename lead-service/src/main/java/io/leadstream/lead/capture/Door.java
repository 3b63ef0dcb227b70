package io.leadstream.lead.capture;

import org.jspecify.annotations.Nullable;

/**
 * By which door a lead comes in.
 *
 * @param partner who brings it, when a partner does: then {@code externalId} names the record for good
 */
record Door(String name, @Nullable String partner) {

    static final Door REST = new Door("REST", null);

    static Door restOf(String partner) {
        return new Door("REST", partner);
    }

    static Door topicOf(String partner) {
        return new Door("KAFKA", partner);
    }
}
