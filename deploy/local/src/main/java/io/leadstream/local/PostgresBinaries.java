package io.leadstream.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked beside their archive when they are first needed. */
record PostgresBinaries(Path folder) {
    static PostgresBinaries unpacked(Installation installation) {
        Path archives = installation.postgresArchives();
        Path folder = archives.resolve("unpacked");
        // Several test runs may come here at once: one unpacks, the others wait.
        try (var lock = FileChannel.open(
                        archives.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(folder)) {
                Path half = Files.createTempDirectory(archives, "half");
                unpack(archive(archives), half);
                Files.move(half, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PostgresBinaries(folder);
    }

    private static Path archive(Path archives) throws IOException {
        try (var files = Files.newDirectoryStream(archives, "*.txz")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new StackFailure("No PostgreSQL for this platform was found in " + archives + "; build again.");
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, into.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    /** A command line of one of the programs. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(Unprivileged.prefix());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
