package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The one folder ($LEADSTREAM_HOME) that holds all data, logs, secrets and process ids of a stack. */
public record Home(Path path) {
    /** Makes the folders that are missing; throws a {@link StackFailure} when the place cannot be written to. */
    public static Home at(Path path) {
        var home = new Home(path.toAbsolutePath().normalize());
        try {
            Files.createDirectories(home.path);
            for (var folder : new Path[] {home.logs(), home.run(), home.tokens(), home.partners()}) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(home.path, "writable", null));
        } catch (IOException e) {
            throw new StackFailure("The data folder " + home.path + " cannot be written to; set LEADSTREAM_HOME.", e);
        }
        return home;
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Process ids and the generated settings of what runs. */
    public Path run() {
        return path.resolve("run");
    }

    public Path tokens() {
        return path.resolve("tokens");
    }

    public Path partners() {
        return path.resolve("partners");
    }

    /** Writes a file that its owner alone can read, so that a reader sees the old content or the new, never a part. */
    public static void writePrivate(Path file, String content) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, content);
            Files.move(
                    half,
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
