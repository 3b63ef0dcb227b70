package io.leadstream.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be accepted as it is: status 400, with every violation that was found. */
public class BadInput extends HttpProblem {

    private final transient List<Violation> violations;

    public BadInput(List<Violation> violations) {
        super(Problem.of(400, "bad-input", "Bad input", summary(violations)).with("violations", violations));
        this.violations = List.copyOf(violations);
    }

    public static BadInput of(String field, String message) {
        return new BadInput(List.of(new Violation(field, message)));
    }

    public List<Violation> violations() {
        return violations;
    }

    private static String summary(List<Violation> violations) {
        return violations.stream()
                .limit(3)
                .map(v -> v.field().isEmpty() ? v.message() : v.field() + ": " + v.message())
                .collect(Collectors.joining("; "));
    }
}
