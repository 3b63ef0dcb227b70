package io.leadstream.lead.card;

/** By which a person, or a partner's record of one, is known again; all in normal form. */
public record Identity(String name) {

    static Identity email(String address) {
        return new Identity("email " + address);
    }

    static Identity phone(String e164) {
        return new Identity("phone " + e164);
    }

    /** A partner's name is part of a topic's and holds no slash. */
    public static Identity record(String partner, String externalId) {
        return new Identity("record " + partner + "/" + externalId);
    }
}
