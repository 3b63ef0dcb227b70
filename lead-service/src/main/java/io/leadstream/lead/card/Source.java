package io.leadstream.lead.card;

/** Where a lead came from. */
public enum Source {
    WEB_FORM,
    CHAT,
    SOCIAL,
    CONTENT,
    ADVERTISING,
    EVENT,
    REFERRAL,
    PARTNER,
    OUTBOUND,
    EXPANSION,
    IMPORT,
    OTHER
}
