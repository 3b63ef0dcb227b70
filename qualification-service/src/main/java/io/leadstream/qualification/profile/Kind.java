package io.leadstream.qualification.profile;

/** What a definition describes. */
public enum Kind {
    /** The kind of company that benefits most. */
    ICP,
    /** The kind of person that such a company's buyer is. */
    PERSONA
}
