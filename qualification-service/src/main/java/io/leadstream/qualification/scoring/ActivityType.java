package io.leadstream.qualification.scoring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of activity that a model may give points for. */
public enum ActivityType {
    WEB_VISIT,
    FORM_VIEWED,
    FORM_STARTED,
    FORM_SUBMITTED,
    EMAIL_OPENED,
    EMAIL_CLICKED,
    EMAIL_REPLIED,
    CHAT,
    SOCIAL_FOLLOW,
    SOCIAL_MESSAGE,
    CALL,
    MEETING,
    DEMO,
    EVENT;

    private static final Map<String, ActivityType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ActivityType::name, Function.identity()));

    /** Empty for kinds that came after this model; they are kept, and score nothing. */
    static Optional<ActivityType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
