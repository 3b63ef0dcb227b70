package io.leadstream.forecast.question;

/** The segment asked for has more values than groups are counted. */
public final class TooManyGroups extends RuntimeException {

    TooManyGroups() {
        super("more than " + Groups.MOST + " groups");
    }
}
