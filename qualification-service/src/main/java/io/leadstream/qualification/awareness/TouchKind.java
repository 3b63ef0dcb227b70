package io.leadstream.qualification.awareness;

import java.util.Set;

/**
 * The kinds of touch between a lead and us, by how much of us they show. A lead that was with us in person has seen
 * more than one that opened a page.
 */
public enum TouchKind {
    WEB("web site", 3, 10),
    FORMS("forms", 1, 3),
    EMAIL("e-mail", 3, 10),
    CHAT("chat", 1, 3),
    SOCIAL("social media", 3, 10),
    CALL("calls", 1, 1),
    MEETING("meetings", 1, 1),
    DEMO("demos", 1, 1),
    EVENT("events", 1, 3),
    /** What came after this version; kept, and not judged. */
    OTHER("other", Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Set<String> LONE = Set.of("CHAT", "CALL", "MEETING", "DEMO", "EVENT");

    private final String words;
    private final int interestedFrom;
    private final int familiarFrom;

    TouchKind(String words, int interestedFrom, int familiarFrom) {
        this.words = words;
        this.interestedFrom = interestedFrom;
        this.familiarFrom = familiarFrom;
    }

    /** The kind of a type of activity, such as {@code EMAIL_OPENED}. */
    static TouchKind of(String activityType) {
        if (LONE.contains(activityType)) {
            return valueOf(activityType);
        }
        int underscore = activityType.indexOf('_');
        return switch (underscore < 0 ? activityType : activityType.substring(0, underscore)) {
            case "WEB" -> WEB;
            case "FORM" -> FORMS;
            case "EMAIL" -> EMAIL;
            case "SOCIAL" -> SOCIAL;
            default -> OTHER;
        };
    }

    String words() {
        return words;
    }

    /** What so many touches of the lead's own show, while they are fresh. */
    Level shownBy(long inbound) {
        return inbound >= familiarFrom ? Level.FAMILIAR : inbound >= interestedFrom ? Level.INTERESTED : Level.NOTICED;
    }
}
