package io.leadstream.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The board and the list of deals, at as many open deals as were asked for. */
final class DealBoard implements Measurement {

    private static final String SAMPLE = """
            select id from deal tablesample bernoulli (?::real) repeatable (42) where state = 'OPEN' limit 4000""";

    private static final String LIST = "/api/deals?state=OPEN&";

    private final Subject subject;

    DealBoard(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        long open = new DealImports(subject).require(table);
        List<String> ids = sample(open);
        Question byKey =
                Question.of("GET /api/deals/{id}", random -> "/api/deals/" + ids.get(random.nextInt(ids.size())));
        var rows = new Reads.Rows(
                subject, "pipeline", "select * from deal where id = ?", random -> ids.get(random.nextInt(ids.size())));
        new Reads(table, () -> subject.pipeline("rep"), byKey)
                .measure("at %,d open deals".formatted(open), rows, questions());
    }

    private static List<Question> questions() {
        return List.of(
                Question.of("the board", "/api/deals/board"),
                Question.of("the board of one owner", random -> "/api/deals/board?owner=rep" + random.nextInt(50)),
                Question.of("the list, newest first", LIST),
                Question.of("the list of a stage", LIST + "stage=PROPOSAL_REVIEWED"),
                Question.of("the list of an owner", random -> LIST + "owner=rep" + random.nextInt(50)),
                Question.walk("the list, page after page", LIST + "limit=200"));
    }

    private List<String> sample(long open) throws SQLException {
        try (var connection = subject.database("pipeline");
                var select = connection.prepareStatement(SAMPLE)) {
            select.setDouble(1, Math.min(100, 100.0 * 8_000 / Math.max(1, open)));
            List<String> ids = new ArrayList<>();
            var rows = select.executeQuery();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            if (ids.isEmpty()) {
                throw new IllegalStateException("there are no open deals");
            }
            return ids;
        }
    }
}
