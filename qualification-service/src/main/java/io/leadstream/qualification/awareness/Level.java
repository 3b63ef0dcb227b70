package io.leadstream.qualification.awareness;

/** How much a lead knows of us, from nothing to much. */
public enum Level {
    /** No touch at all. */
    NONE("do not know us"),
    /** We turned to them; nothing shows that it arrived. */
    REACHED("may have heard from us"),
    NOTICED("noticed us"),
    INTERESTED("took an interest in us"),
    /** They met us, or came again and again. */
    FAMILIAR("know us well");

    private final String words;

    Level(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** One step less, for what was long ago; that they noticed us remains. */
    Level faded() {
        return switch (this) {
            case NONE -> NONE;
            case REACHED -> REACHED;
            case NOTICED, INTERESTED -> NOTICED;
            case FAMILIAR -> INTERESTED;
        };
    }
}
