package io.leadstream.benchmark;

import java.io.IOException;
import java.sql.SQLException;

/** Gives some of the leads to reps, for them to ask for their own. */
final class Owners {

    private static final int ASSIGNED = 1_000;
    private static final int REPS = 10;

    private final Subject subject;

    Owners(Subject subject) {
        this.subject = subject;
    }

    static String rep(int n) {
        return "rep-" + n % REPS;
    }

    void assign() throws SQLException, IOException {
        var leads = Sample.of(subject).leads();
        try (var http = subject.lead("manager")) {
            for (int i = 0; i < Math.min(ASSIGNED, leads.size()); i++) {
                http.sendJson("PATCH", "/api/leads/" + leads.get(i).id(), "{\"owner\":\"%s\"}".formatted(rep(i)))
                        .expect(200);
            }
        }
    }
}
