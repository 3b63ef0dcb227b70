package io.leadstream.qualification.profile;

import java.util.Set;

/** Words that several attributes have. */
final class Words {

    static final Set<String> YES_OR_NO = Set.of("true", "false");

    private Words() {}
}
