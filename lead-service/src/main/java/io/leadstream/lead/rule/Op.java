package io.leadstream.lead.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a condition compares. Texts compare without regard to case. What is not known meets {@code absent} alone. */
public enum Op {
    EQ("eq"),
    NE("ne"),
    IN("in"),
    NOT_IN("notIn"),
    LT("lt"),
    LE("le"),
    GT("gt"),
    GE("ge"),
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith"),
    CONTAINS("contains"),
    PRESENT("present"),
    ABSENT("absent");

    private final String word;

    Op(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Op> of(String word) {
        return Arrays.stream(values()).filter(op -> op.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Op::word).collect(Collectors.joining(", "));
    }
}
