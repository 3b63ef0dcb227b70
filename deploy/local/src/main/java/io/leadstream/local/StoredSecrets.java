package io.leadstream.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generated passwords, one per user, kept in a file that its owner alone can read. */
final class StoredSecrets implements Secrets {
    private final Path file;
    private final TreeMap<String, String> passwords = new TreeMap<>();

    private StoredSecrets(Path file) {
        this.file = file;
    }

    static StoredSecrets of(Home home) {
        var secrets = new StoredSecrets(home.path().resolve("secrets.properties"));
        if (Files.exists(secrets.file)) {
            var read = new Properties();
            try {
                read.load(new StringReader(Files.readString(secrets.file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read.forEach((user, password) -> secrets.passwords.put((String) user, (String) password));
        }
        return secrets;
    }

    /** Made when it is first asked for. */
    @Override
    public synchronized String password(String user) {
        var known = passwords.get(user);
        if (known != null) {
            return known;
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var made = HexFormat.of().formatHex(bytes);
        passwords.put(user, made);
        Home.writePrivate(
                file,
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return made;
    }
}
