package io.leadstream.lead.activity;

import io.leadstream.lead.activity.BatchActivity.Name;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the leads of a batch by their names, all of a kind at once. */
@ApplicationScoped
class NamedLeads {

    static final String BY_EMAIL = "select email, id from lead where email = any (?)";

    static final String BY_RECORD = """
            select r.partner, r.external_id, r.lead_id
            from unnest(?::text[], ?::text[]) as given (partner, external_id)
              join partner_record r on r.partner = given.partner and r.external_id = given.external_id""";

    // in one order, so that no two batches wait for each other; changes of a lead meanwhile are welcome
    static final String LOCK = "select id from lead where id = any (?::uuid[]) order by id for key share";

    private final Sql sql;

    NamedLeads(Sql sql) {
        this.sql = sql;
    }

    /** The leads that there are; none of them is erased before the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<Name, UUID> locked(Collection<Name> names) {
        var found = new HashMap<Name, UUID>();
        of(names, Name.Id.class).forEach(name -> found.put(name, name.id()));
        findAddresses(of(names, Name.Address.class), found);
        findRecords(of(names, Name.PartnersOwn.class), found);
        Set<UUID> existing =
                new HashSet<>(sql.list(LOCK, row -> row.getObject(1, UUID.class), Set.copyOf(found.values())));
        found.values().retainAll(existing);
        return found;
    }

    private static <N extends Name> List<N> of(Collection<Name> names, Class<N> kind) {
        return names.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
    }

    private void findAddresses(List<Name.Address> names, Map<Name, UUID> found) {
        if (!names.isEmpty()) {
            sql.list(
                    BY_EMAIL,
                    row -> found.put(new Name.Address(row.getString(1)), row.getObject(2, UUID.class)),
                    names.stream().map(Name.Address::email).toList());
        }
    }

    private void findRecords(List<Name.PartnersOwn> names, Map<Name, UUID> found) {
        if (!names.isEmpty()) {
            sql.list(
                    BY_RECORD,
                    row -> found.put(
                            new Name.PartnersOwn(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)),
                    names.stream().map(Name.PartnersOwn::partner).toList(),
                    names.stream().map(Name.PartnersOwn::externalId).toList());
        }
    }
}
