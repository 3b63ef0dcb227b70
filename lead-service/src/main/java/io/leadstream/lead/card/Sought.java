package io.leadstream.lead.card;

import org.jspecify.annotations.Nullable;

/**
 * A person who may be a lead already.
 *
 * @param matching by which their address is looked for
 */
public record Sought(Person person, EmailMatching matching) {

    /** The mailbox in which they are looked for beside their very address. */
    @Nullable
    String mailbox() {
        return matching == EmailMatching.MAILBOX ? person.mailbox() : null;
    }
}
