package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What lead-service tells of the companies that deals are with. */
@ApplicationScoped
public class CompanyProfiles {

    private static final String KEEP = """
            insert into company_profile as known (company_id, version, name, industry, size_band) values (?, ?, ?, ?, ?)
            on conflict (company_id) do update
              set version = excluded.version, name = excluded.name, industry = excluded.industry,
                  size_band = excluded.size_band
              where known.version <= excluded.version""";

    private static final String OF =
            "select company_id, name, industry, size_band from company_profile where company_id = any (?::uuid[])";

    private final Sql sql;

    CompanyProfiles(Sql sql) {
        this.sql = sql;
    }

    /** @param sizeBand number of employees, such as 50-249 */
    public record Profile(
            UUID id,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String sizeBand) {}

    /** Takes note of a description, unless a later version of it is known. */
    public void keep(Profile profile, long version) {
        sql.update(KEEP, profile.id, version, profile.name, profile.industry, profile.sizeBand);
    }

    /** The number of employees of a company, such as 50-249; null when it is not known. */
    public @Nullable String sizeBand(@Nullable UUID company) {
        Profile known = company == null ? null : of(List.of(company)).get(company);
        return known == null ? null : known.sizeBand;
    }

    /** What a company is alike to; all where nothing is known of it. */
    public BuyerSegment segment(@Nullable UUID company) {
        Profile known = company == null ? null : of(List.of(company)).get(company);
        return known == null ? BuyerSegment.ALL : new BuyerSegment(known.industry, known.sizeBand);
    }

    Map<UUID, Profile> of(Collection<UUID> companies) {
        return companies.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                OF,
                                row -> new Profile(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)),
                                companies)
                        .stream()
                        .collect(Collectors.toMap(Profile::id, Function.identity()));
    }
}
