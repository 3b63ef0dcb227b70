package io.leadstream.lead.card;

import java.util.Optional;

/** By which a person, or a partner's record of one, is known again; all in normal form. */
public record Identity(String name) {

    private static final String EMAIL = "email ";

    static Identity email(String address) {
        return new Identity(EMAIL + address);
    }

    /** The e-mail address, if it is one. */
    Optional<String> address() {
        return name.startsWith(EMAIL) ? Optional.of(name.substring(EMAIL.length())) : Optional.empty();
    }

    static Identity phone(String e164) {
        return new Identity("phone " + e164);
    }

    /** A partner's name is part of a topic's and holds no slash. */
    public static Identity record(String partner, String externalId) {
        return new Identity("record " + partner + "/" + externalId);
    }
}
