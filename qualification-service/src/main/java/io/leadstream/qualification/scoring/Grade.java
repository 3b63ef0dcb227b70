package io.leadstream.qualification.scoring;

/** Fit as a letter A to D, engagement as a figure 1 to 4; A1 is the best. */
public record Grade(char letter, int figure) {

    static final int LAST_FIGURE = 4;

    public Grade {
        if (letter < 'A' || letter > 'D' || figure < 1 || figure > LAST_FIGURE) {
            throw new IllegalArgumentException("a grade is A to D with 1 to 4");
        }
    }

    /** Reads a grade such as {@code B2}. */
    public static Grade parse(String text) {
        if (text.length() != 2) {
            throw new IllegalArgumentException("a grade is A to D with 1 to 4");
        }
        return new Grade(text.charAt(0), text.charAt(1) - '0');
    }

    @Override
    public String toString() {
        return "" + letter + figure;
    }
}
