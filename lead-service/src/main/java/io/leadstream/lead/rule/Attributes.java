package io.leadstream.lead.rule;

import org.jspecify.annotations.Nullable;

/** What is known of one lead and its company. */
public interface Attributes {

    /** A text, an enum's constant, a whole or exact number, or a flag; null when it is not known. */
    @Nullable
    Object of(Attribute attribute);
}
