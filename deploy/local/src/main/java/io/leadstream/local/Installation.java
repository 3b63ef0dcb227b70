package io.leadstream.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** What the build made, found from where this class was loaded: a build folder of some module below the root. */
public record Installation(Path root) {
    public static Installation find() {
        try {
            var code = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Stream.iterate(code, Objects::nonNull, Path::getParent)
                    .filter(folder -> Files.isDirectory(folder.resolve("deploy/connect")))
                    .findFirst()
                    .map(Installation::new)
                    .orElseThrow(() -> new StackFailure("There is no installation around " + code + "."));
        } catch (URISyntaxException e) {
            throw new StackFailure("The installation is in a folder whose name is no address.", e);
        }
    }

    /** The data files and scripts. */
    public Path deploy(String file) {
        return root.resolve("deploy").resolve(file);
    }

    /** A child JVM's whole class path, separate from ours and from every service's. */
    String classPath(String part) {
        return built(deploy("local/" + part + "/target/lib")) + "/*";
    }

    /** What a child JVM need not load and link again; there, or not. */
    Path cache(String part) {
        return deploy("local/target/caches/" + part + ".aot");
    }

    Path postgresArchives() {
        return built(deploy("local/target/postgres"));
    }

    Path serviceJar(Service service) {
        return built(root.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    private static Path built(Path path) {
        if (!Files.exists(path)) {
            throw new StackFailure(path + " is missing: build first (deploy/up without --no-build does).");
        }
        return path;
    }
}
