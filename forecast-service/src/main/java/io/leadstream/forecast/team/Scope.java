package io.leadstream.forecast.team;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a quota, a submission or a level of the roll-up is about.
 *
 * @param key of the owner or team; null of all
 */
public record Scope(Kind kind, @Nullable String key) {

    public static final Scope ALL = new Scope(Kind.ALL, null);

    private static final int LONGEST_KEY = 200;

    /** How wide it is. */
    public enum Kind {
        ALL,
        TEAM,
        OWNER
    }

    public Scope {
        if ((kind == Kind.ALL) != (key == null)) {
            throw new IllegalArgumentException("all has no key, and everybody else has one");
        }
    }

    public static Scope team(String key) {
        return new Scope(Kind.TEAM, key);
    }

    public static Scope owner(String person) {
        return new Scope(Kind.OWNER, person);
    }

    /** Reads {@code all}, {@code team:emea} or {@code owner:rep-1}; empty when it is none of them. */
    public static Optional<Scope> parse(String text) {
        if (text.equals("all")) {
            return Optional.of(ALL);
        }
        int colon = text.indexOf(':');
        String key = text.substring(colon + 1);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        return switch (text.substring(0, colon + 1)) {
            case "team:" -> Optional.of(team(key));
            case "owner:" -> Optional.of(owner(key));
            default -> Optional.empty();
        };
    }

    /** As the API writes it. */
    @Override
    public String toString() {
        return switch (kind) {
            case ALL -> "all";
            case TEAM -> "team:" + key;
            case OWNER -> "owner:" + key;
        };
    }
}
