package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;

/** How a process wants to be asked to end. */
enum StopSignal {
    TERMINATE("TERM"),
    /** PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    INTERRUPT("INT"),
    KILL("KILL");

    private final String signal;

    StopSignal(String signal) {
        this.signal = signal;
    }

    void send(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
