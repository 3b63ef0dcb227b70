package io.leadstream.forecast.reading;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Which program this is: another one may compute another answer from the same facts. */
final class Build {

    static final String ID = Long.toHexString(id());

    private Build() {}

    /** Of the archive that this comes from, the same for all its instances; else when this instance was started. */
    private static long id() {
        try {
            CodeSource source = Build.class.getProtectionDomain().getCodeSource();
            if (source != null
                    && Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
                return checksum(Path.of(source.getLocation().toURI()));
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException unreadable) {
            // then it is told by its start
        }
        return ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static long checksum(Path archive) throws IOException {
        var checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(archive), checksum)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }
}
