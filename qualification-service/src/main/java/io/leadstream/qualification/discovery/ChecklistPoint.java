package io.leadstream.qualification.discovery;

/** The six points of a qualified lead. */
public enum ChecklistPoint {
    CARD("The card is on file, matched to the buyer persona and put into a segment", true),
    PAINS("Pains are identified and solutions proposed", true),
    DECIDERS("The deciders are found", true),
    AWARENESS("What the prospect knows about us is found", true),
    SPIN("The questions of SPIN are asked", true),
    /** The system knows all of it, so that nobody has to vouch for it. */
    FRAMEWORK("A framework is chosen and filled", false);

    private final String text;
    private final boolean confirmable;

    ChecklistPoint(String text, boolean confirmable) {
        this.text = text;
        this.confirmable = confirmable;
    }

    public String text() {
        return text;
    }

    /** Whether a rep may say that it holds where the system cannot know. */
    public boolean isConfirmable() {
        return confirmable;
    }
}
