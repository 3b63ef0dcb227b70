package io.leadstream.forecast.committee;

import io.leadstream.forecast.history.Committee;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Something that may be known of a committee, by which deals are told apart.
 *
 * @param levels names of what it may be
 * @param of which of them a committee is
 */
record Factor(Kind kind, String name, List<String> levels, ToIntFunction<Committee> of) {

    enum Kind {
        ROLE,
        RISK,
        PEOPLE,
        ROLES
    }

    private static final List<String> KNOWN = List.of("known", "unknown");
    private static final List<String> PRESENT = List.of("present", "absent");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3-4", "5 or more");

    /** All of them, in the order in which they are shown. */
    static final List<Factor> ALL = all();

    private static List<Factor> all() {
        var factors = new ArrayList<Factor>();
        for (Committee.Role role : Committee.Role.values()) {
            factors.add(new Factor(Kind.ROLE, role.name(), KNOWN, who -> who.knows(role) ? 0 : 1));
        }
        for (Committee.Risk risk : Committee.Risk.values()) {
            factors.add(new Factor(
                    Kind.RISK, risk.name(), PRESENT, who -> who.risks().contains(risk) ? 0 : 1));
        }
        factors.add(new Factor(Kind.PEOPLE, "people", NUMBERS, who -> number(who.people())));
        factors.add(new Factor(
                Kind.ROLES, "roles known", NUMBERS, who -> number(who.roles().size())));
        return List.copyOf(factors);
    }

    private static int number(int count) {
        return count < 3 ? count : count < 5 ? 3 : 4;
    }
}
