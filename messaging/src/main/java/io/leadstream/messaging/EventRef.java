package io.leadstream.messaging;

/**
 * Names one event: the {@code sequence}-th (from 1, without gaps) that {@code source} published about
 * {@code subject}. Written {@code source/subject/sequence}, as in the header {@code Leadstream-Event}.
 */
public record EventRef(String source, String subject, long sequence) {

    public EventRef {
        if (source.isBlank() || source.indexOf('/') >= 0 || subject.isBlank() || sequence < 1) {
            throw new IllegalArgumentException("an event is named source/subject/sequence, the sequence from 1 on");
        }
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when the text is not of the form {@code source/subject/sequence}
     */
    public static EventRef parse(String text) {
        int first = text.indexOf('/');
        int last = text.lastIndexOf('/');
        if (first < 0 || first == last) {
            throw new IllegalArgumentException("an event is named source/subject/sequence");
        }
        // NumberFormatException is an IllegalArgumentException too
        long sequence = Long.parseLong(text.substring(last + 1));
        return new EventRef(text.substring(0, first), text.substring(first + 1, last), sequence);
    }

    @Override
    public String toString() {
        return source + "/" + subject + "/" + sequence;
    }
}
