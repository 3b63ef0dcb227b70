package io.leadstream.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Ends the children when their parent is killed: a shell that waits for the end of a pipe which nobody writes to, and
 * which the system closes when this process is gone, however it went.
 */
final class Ward {
    static final String NAME = "ward";

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat > /dev/null
            for file in "$1"/*.pid; do
              read -r pid started < "$file" || continue
              case $file in
                */ward.pid) ;;
                */postgres.pid) kill -INT "$pid" ;;
                *) kill -TERM "$pid" ;;
              esac
            done
            """;

    private final OutputStream pipe;

    private Ward(OutputStream pipe) {
        this.pipe = pipe;
    }

    static Ward over(Home home) {
        try {
            var shell = new ProcessBuilder("sh", "-c", SCRIPT, NAME, home.run().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            PidFile.of(home, NAME).write(shell.toHandle());
            return new Ward(shell.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the ward home once the children have ended in order. */
    void dismiss(Home home) {
        try {
            PidFile.of(home, NAME).remove();
            pipe.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
