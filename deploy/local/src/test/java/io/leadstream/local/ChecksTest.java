package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start refuses, and in which words. */
class ChecksTest {
    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedWithWhoNeedsIt() throws IOException {
        var ports = Ports.free();
        try (var taken = new ServerSocket(ports.postgres(), 1, InetAddress.getLoopbackAddress())) {
            var refused = assertThrows(StackFailure.class, () -> Checks.freePorts(ports));
            assertEquals(
                    "Port " + taken.getLocalPort() + " (PostgreSQL) is taken;"
                            + " end what listens there, or move all ports with LEADSTREAM_PORTS.",
                    refused.getMessage());
        }
    }

    @Test
    void aFolderThatIsAFileCannotBeTheDataFolder() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var refused = assertThrows(StackFailure.class, () -> Home.at(file.resolve("home")));
        assertTrue(String.valueOf(refused.getMessage()).contains("cannot be written to; set LEADSTREAM_HOME"));
    }

    @Test
    void anUnknownOptionIsRefused() {
        var refused = assertThrows(
                StackFailure.class, () -> Options.of(List.of("--frech"), Map.of("LEADSTREAM_HOME", folder.toString())));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("There is no option --frech."));
    }

    @Test
    void portsThatAreNoNumberAreRefused() {
        var environment = Map.of("LEADSTREAM_HOME", folder.toString(), "LEADSTREAM_PORTS", "many");
        var refused = assertThrows(StackFailure.class, () -> Options.of(List.of(), environment));
        assertEquals("LEADSTREAM_PORTS must be a number, not \"many\".", refused.getMessage());
    }

    @Test
    void freshDeletesOurDataAndNothingElse() throws IOException {
        var home = Home.at(folder);
        Files.createDirectories(home.postgres());
        var foreign = Files.createFile(folder.resolve("thesis.txt"));

        Checks.empty(home);

        assertFalse(Files.exists(home.postgres()));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void secretsAreReadableByTheirOwnerAlone() throws IOException {
        var home = Home.at(folder);

        var password = Secrets.of(home).password("demo");

        var file = folder.resolve("secrets.properties");
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(password, Secrets.of(home).password("demo"));
    }

    @Test
    void theNameOfAVariableIsThatOfItsProperty() {
        assertEquals("QUARKUS_OIDC_PUBLIC_KEY", LocalService.variable("quarkus.oidc.public-key"));
    }
}
