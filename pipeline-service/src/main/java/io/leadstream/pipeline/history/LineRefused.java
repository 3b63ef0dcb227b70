package io.leadstream.pipeline.history;

import io.leadstream.rest.Texts;

/** A line of an import that is not taken. Types are stable; the detail names fields, never their values. */
final class LineRefused extends RuntimeException {

    private static final String PREFIX = "urn:leadstream:problem:";
    private static final int LONGEST_DETAIL = 500;

    private final String type;
    private final String detail;

    /** @param name the stable name of the problem, kebab-case */
    LineRefused(String name, String detail) {
        super(name);
        this.type = PREFIX + name;
        // it names members as the caller wrote them, and is kept: what cannot be must not fail all other lines
        this.detail = Texts.storable(detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
    }

    String type() {
        return type;
    }

    String detail() {
        return detail;
    }
}
