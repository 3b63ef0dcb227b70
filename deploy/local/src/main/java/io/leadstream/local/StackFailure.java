package io.leadstream.local;

/** Why the stack cannot run, in one line that a reader can act on. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String line) {
        super(line);
    }

    public StackFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
