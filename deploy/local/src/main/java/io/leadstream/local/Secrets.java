package io.leadstream.local;

import java.util.Locale;
import java.util.Map;

/** The passwords of PostgreSQL's roles and Kafka's users. */
@FunctionalInterface
public interface Secrets {
    String password(String user);

    /** Generated, and kept in the stack's own folder. */
    static Secrets of(Home home) {
        return StoredSecrets.of(home);
    }

    /** Given from outside, each by its {@link #variable}. */
    static Secrets of(Map<String, String> environment) {
        return user -> Setup.required(environment, variable(user));
    }

    /** A role and a user that differ in punctuation only are the same service, and share it. */
    static String variable(String user) {
        return "LEADSTREAM_" + user.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD";
    }
}
