package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, its anchors resolved and its variables as they are written. */
@SuppressWarnings("unchecked")
record ComposeFile(String text, Map<String, Object> content) {
    static final Path ROOT = Installation.find().root();

    /** {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:?}}; {@code $$} is left to the container's shell. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(?::[-?][^}]*)?}");

    /** A mount, an image's port: parts divided by colons that are not inside a variable. */
    private static final Pattern COLON = Pattern.compile(":(?![^{]*})");

    record Mount(String source, String target) {
        boolean isVolume() {
            return !source.startsWith(".") && !source.startsWith("/");
        }
    }

    static ComposeFile read() {
        var text = file("docker-compose.yml");
        return new ComposeFile(text, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    static String file(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> section(String name) {
        return (Map<String, Object>) content.getOrDefault(name, Map.of());
    }

    Set<String> services() {
        return section("services").keySet();
    }

    Map<String, Object> service(String name) {
        return (Map<String, Object>) section("services").getOrDefault(name, Map.of());
    }

    /** What a service says under a key, whichever of YAML's shapes it has. */
    <T> T of(String service, String key, T otherwise) {
        return (T) service(service).getOrDefault(key, otherwise);
    }

    Map<String, Map<String, Object>> dependencies(String service) {
        return of(service, "depends_on", Map.of());
    }

    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        Map<String, Object> given = of(service, "environment", Map.of());
        given.forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    List<Mount> mounts(String service) {
        var mounts = new ArrayList<Mount>();
        for (String mount : this.<List<String>>of(service, "volumes", List.of())) {
            var parts = COLON.split(mount);
            mounts.add(new Mount(parts[0], parts[1]));
        }
        return mounts;
    }

    String version(String service) {
        var image = this.<String>of(service, "image", "");
        return image.substring(image.lastIndexOf(':') + 1);
    }

    /** The variables that it takes from .env. */
    Set<String> variables() {
        return variables(text.replaceAll("(?m)^\\s*#.*$", ""));
    }

    static Set<String> variables(String text) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
