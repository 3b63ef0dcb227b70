package io.leadstream.forecast.history;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A deal's buying committee as far as it is known.
 *
 * @param people with a role
 * @param spokenTo how many of them we have spoken with
 * @param roles that somebody is known to hold
 */
public record Committee(int people, int spokenTo, Set<Role> roles, Set<Risk> risks) {

    /** Nobody is known. Nothing is said of what that risks. */
    public static final Committee UNKNOWN = new Committee(0, 0, Set.of(), Set.of());

    /** The order is part of the packed format: only append. */
    public enum Role {
        DECISION_MAKER,
        CHAMPION,
        INFLUENCER,
        END_USER,
        BLOCKER,
        EXECUTIVE_SPONSOR,
        LEGAL_AND_COMPLIANCE,
        BUDGET_HOLDER
    }

    /** The order is part of the packed format: only append. */
    public enum Risk {
        NO_DECISION_MAKER,
        DECISION_MAKER_OUT_OF_REACH,
        SINGLE_THREADED,
        CHAMPION_SILENT,
        CHAMPION_WITHOUT_RESOURCES,
        BLOCKER_NOT_ADDRESSED,
        SPONSOR_ALONE,
        END_USERS_UNHEARD,
        LEGAL_PATH_UNKNOWN,
        BUDGET_PATH_UNKNOWN
    }

    public Committee {
        roles = ordered(roles, Role.class);
        risks = ordered(risks, Risk.class);
    }

    public boolean knows(Role role) {
        return roles.contains(role);
    }

    private static <E extends Enum<E>> Set<E> ordered(Collection<E> values, Class<E> type) {
        EnumSet<E> set = EnumSet.noneOf(type);
        set.addAll(values);
        return Collections.unmodifiableSet(set);
    }
}
