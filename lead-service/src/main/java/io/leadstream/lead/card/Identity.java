package io.leadstream.lead.card;

import io.leadstream.lead.normal.Email;
import java.util.Optional;

/** By which a person, or a partner's record of one, is known again; all in normal form. */
public record Identity(String name) {

    private static final String EMAIL = "email ";

    public static Identity email(String address) {
        return new Identity(EMAIL + address);
    }

    /** The e-mail address, if it is one. */
    Optional<String> address() {
        return name.startsWith(EMAIL) ? Optional.of(name.substring(EMAIL.length())) : Optional.empty();
    }

    /** What it is locked by: addresses of one mailbox by one lock, because to some sources they are one person's. */
    String lock() {
        return address().map(address -> EMAIL + new Email(address).mailbox()).orElse(name);
    }

    static Identity phone(String e164) {
        return new Identity("phone " + e164);
    }

    /** A partner's name is part of a topic's and holds no slash. */
    public static Identity record(String partner, String externalId) {
        return new Identity("record " + partner + "/" + externalId);
    }
}
