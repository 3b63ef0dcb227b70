package io.leadstream.lead.card;

import io.leadstream.lead.normal.Email;
import org.jspecify.annotations.Nullable;

/** When two e-mail addresses are the same person's, to captures by a source. */
public enum EmailMatching {
    /** When they are the same in normal form: dots and tags mean something. */
    EXACT,
    /** When they are of the same mailbox: {@link Email#mailbox}. */
    MAILBOX;

    /** @param one, other in normal form; those that are not known are nobody's */
    public boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        return one.equals(other) || (this == MAILBOX && new Email(one).mailbox().equals(new Email(other).mailbox()));
    }
}
