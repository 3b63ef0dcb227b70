package io.leadstream.lead.duplicate;

import io.leadstream.lead.normal.Names;

/** By what two cards may be the same person's, and how much each says by itself: 1 leaves no doubt. */
enum Criterion {
    /** The very same address, on a card that a newer one has taken the place of. */
    SAME_EMAIL(1.0, "the same e-mail address"),
    SAME_MAILBOX(0.95, "e-mail addresses of one mailbox: they differ in dots, tags or the host's other name alone"),
    SAME_PARTNER_RECORD(0.9, "the same partner's external id"),
    SAME_PHONE(0.6, "the same telephone number"),
    SAME_COMPANY_AND_NAME(0.8, "the same company, and a similar name"),
    SAME_EXTERNAL_ID(0.3, "the same external id, by different senders");

    private final double strength;
    private final String text;

    Criterion(double strength, String text) {
        this.strength = strength;
        this.text = text;
    }

    String text() {
        return text;
    }

    /**
     * How much it says of two people of these names, 0 to 1: people share telephones, and a company has several of a
     * surname.
     *
     * @param similarity of their names, see {@link Names#similarity}
     */
    double strength(double similarity) {
        return switch (this) {
            case SAME_EMAIL, SAME_MAILBOX, SAME_PARTNER_RECORD, SAME_EXTERNAL_ID -> strength;
            case SAME_PHONE -> similarity >= Names.SIMILAR ? 0.85 : strength;
            case SAME_COMPANY_AND_NAME -> strength * similarity;
        };
    }
}
