package io.leadstream.rest;

import org.jspecify.annotations.Nullable;

/** Entity tags of single resources: the aggregate's own version, strong. */
public final class EntityTags {

    private EntityTags() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Lets a change pass that names the present version; 428 when it names none, 412 when another. */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            throw Problem.of(
                            428,
                            "precondition-required",
                            "Precondition required",
                            "send If-Match with the ETag of the state that you have seen")
                    .build();
        }
        check(ifMatch, version);
    }

    /** Lets a change pass that names the present version or none; 412 when another. */
    public static void check(@Nullable String ifMatch, long version) {
        if (ifMatch == null || matches(ifMatch, version)) {
            return;
        }
        throw Problem.of(412, "precondition-failed", "Precondition failed", "it has changed since you read it")
                .withHeader("ETag", tag(version))
                .build();
    }

    private static boolean matches(String ifMatch, long version) {
        for (String candidate : ifMatch.split(",", -1)) {
            String trimmed = candidate.strip();
            if (trimmed.equals("*") || trimmed.equals(tag(version))) {
                return true;
            }
        }
        return false;
    }
}
