package io.leadstream.lead.duplicate;

import io.agroal.api.AgroalDataSource;
import io.leadstream.lead.normal.Names;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the cards that share a key with a card, or with one that was merged into it. Each criterion reads a bounded
 * number of rows of its own index, however many leads there are and however many share the key.
 */
@ApplicationScoped
class DuplicateSearch {

    /** A criterion that more cards meet says nothing. */
    static final int MOST = 20;

    /** So many rows are looked at: a card may be found by several of its merged ones. */
    private static final int ROWS = 2 * MOST + 1;

    /** Of a company of so many people all names are compared; of a larger one those of the same surname. */
    private static final int SMALL_COMPANY = 200;

    // the keys of the card and of those merged into it
    private static final String KEYS = """
            with root as (select coalesce(merged_into, id) as id from lead where id = ?),
            mine as (
              select l.id, l.email, l.mailbox, l.phone, l.company_id, l.surname, l.first_name, l.last_name
              from root, lead l where l.id = root.id
              union all
              select l.id, l.email, l.mailbox, l.phone, l.company_id, l.surname, l.first_name, l.last_name
              from root, lead l where l.merged_into = root.id),
            records as (
              select distinct t.partner, t.external_id from mine join touch t on t.lead_id = mine.id
              where t.external_id is not null limit 20)
            """;

    // materialized: the limit is the reason for the subquery
    static final String BY_KEY = KEYS + """
            select mine.first_name, mine.last_name, found.id, found.first_name, found.last_name,
                   case when found.email = mine.email then 'SAME_EMAIL' else 'SAME_MAILBOX' end
            from mine, lateral (
              select coalesce(l.merged_into, l.id) as id, l.first_name, l.last_name, l.email
              from lead l where l.mailbox = mine.mailbox limit %1$d) found
            union all
            select mine.first_name, mine.last_name, found.id, found.first_name, found.last_name, 'SAME_PHONE'
            from mine, lateral (
              select coalesce(l.merged_into, l.id) as id, l.first_name, l.last_name
              from lead l where l.phone = mine.phone limit %1$d) found
            union all
            select null, null, found.id, null, null,
                   case when found.partner is null or records.partner is null or found.partner <> records.partner
                        then 'SAME_EXTERNAL_ID' else 'SAME_PARTNER_RECORD' end
            from records, lateral (
              select t.lead_id, t.partner from touch t where t.external_id = records.external_id limit %1$d) same,
              lateral (select coalesce(l.merged_into, l.id) as id, same.partner from lead l where l.id = same.lead_id) found
            union all
            select mine.first_name, mine.last_name, found.id, found.first_name, found.last_name, 'SAME_COMPANY_AND_NAME'
            from mine, lateral (
              select coalesce(l.merged_into, l.id) as id, l.first_name, l.last_name
              from lead l where l.company_id = mine.company_id and l.surname = mine.surname and l.surname <> ''
              limit %1$d) found""".formatted(ROWS);

    static final String COLLEAGUES = KEYS + """
            select mine.first_name, mine.last_name, found.id, found.first_name, found.last_name, 'SAME_COMPANY_AND_NAME'
            from mine, lateral (
              select coalesce(l.merged_into, l.id) as id, l.first_name, l.last_name
              from lead l where l.company_id = mine.company_id limit %d) found""".formatted(SMALL_COMPANY + 1);

    private static final String ROOT = "select coalesce(merged_into, id) from lead where id = ?";

    private final AgroalDataSource database;

    DuplicateSearch(AgroalDataSource database) {
        this.database = database;
    }

    /** What is found, unsorted; a card perhaps several times. Empty when there is no such lead. */
    Optional<Findings> of(UUID lead) {
        return root(lead).map(root -> {
            var findings = new Findings(root);
            add(BY_KEY, lead, findings);
            List<Findings.Row> colleagues = read(COLLEAGUES, lead);
            if (colleagues.size() <= SMALL_COMPANY) {
                colleagues.forEach(findings::add);
            } else {
                findings.onlySurnames();
            }
            return findings;
        });
    }

    private void add(String query, UUID lead, Findings findings) {
        read(query, lead).forEach(findings::add);
    }

    private Optional<UUID> root(UUID lead) {
        return query(ROOT, lead, row -> row.getObject(1, UUID.class)).stream().findFirst();
    }

    private List<Findings.Row> read(String query, UUID lead) {
        return query(query, lead, row -> {
            Names mine = Names.of(row.getString(1), row.getString(2));
            Names other = Names.of(row.getString(4), row.getString(5));
            return new Findings.Row(
                    row.getObject(3, UUID.class), Criterion.valueOf(row.getString(6)), mine.similarity(other));
        });
    }

    private <T> List<T> query(String sql, UUID lead, Reading<T> reading) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lead);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
