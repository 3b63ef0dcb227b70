package io.leadstream.qualification.framework;

import java.util.List;

/** The built-in frameworks, for tests of other capabilities. */
public final class Fixtures {

    private Fixtures() {}

    public static List<Framework> frameworks() {
        return BuiltIn.ALL;
    }

    public static Framework framework(String key) {
        return BuiltIn.find(key).orElseThrow();
    }
}
