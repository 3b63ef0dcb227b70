package io.leadstream.forecast.quota;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.definition.Definitions;
import io.leadstream.forecast.definition.Definitions.Kind;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.quota.Quota.Document;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The quotas that were set. */
@ApplicationScoped
public class Quotas {

    private static final int MOST_OF_A_PERIOD = 20_000;

    private final Definitions definitions;
    private final SalesTeams teams;
    private final Clock clock;

    Quotas(Definitions definitions, SalesTeams teams, Clock clock) {
        this.definitions = definitions;
        this.teams = teams;
        this.clock = clock;
    }

    /** A quota, and what it is called. */
    public record Named(String id, Quota quota) {}

    /**
     * What everybody was to win in a period by what was known at a time: the quota of the pipeline where there is one,
     * else that of all pipelines.
     */
    public Map<Scope, Named> of(Period period, String pipeline, String currency, Instant time) {
        var found = new TreeMap<Scope, Named>(Comparator.comparing(Scope::toString));
        Comparator<Named> ownFirst = Comparator.comparing(named -> named.quota().pipeline() == null);
        holding(Map.of("period", period.toString(), "currency", currency), time).stream()
                .filter(named -> named.quota().pipeline() == null
                        || named.quota().pipeline().equals(pipeline))
                .sorted(ownFirst)
                .forEach(named -> found.putIfAbsent(named.quota().scope(), named));
        return found;
    }

    private List<Named> holding(Map<String, String> containing, Instant time) {
        return definitions.holding(Kind.QUOTA, Document.class, time, containing, null, MOST_OF_A_PERIOD).stream()
                .map(found -> new Named(found.key(), found.body().toQuota()))
                .toList();
    }

    Optional<Definition<Quota>> find(String id, Instant time) {
        return definitions.find(Kind.QUOTA, id, Document.class, time).map(Quotas::read);
    }

    /** @param containing members of the document that it must have: period, scope, pipeline, currency */
    List<Definition<Quota>> page(Instant time, Map<String, String> containing, @Nullable String after, int count) {
        return definitions.holding(Kind.QUOTA, Document.class, time, containing, after, count).stream()
                .map(Quotas::read)
                .toList();
    }

    List<Definitions.Version<Quota>> versions(String id, long before, int count) {
        return definitions.versions(Kind.QUOTA, id, Document.class, before, count).stream()
                .map(version -> new Definitions.Version<>(read(version.definition()), version.removed()))
                .toList();
    }

    private static Definition<Quota> read(Definition<Document> document) {
        return document.map(Document::toQuota);
    }

    /** Sets one, where no other is about the same. */
    @Transactional
    Definition<Quota> put(String id, @Nullable String ifMatch, @Nullable Instant from, Quota quota) {
        definitions.lock();
        Instant now = clock.instant();
        requireTeam(quota.scope(), now);
        Document document = quota.toDocument();
        holding(Map.of("period", document.period(), "scope", document.scope()), now).stream()
                .filter(other -> !other.id().equals(id) && other.quota().sameAs(quota))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.of(
                                    409,
                                    "quota-is-set",
                                    "The quota is set",
                                    "quota " + other.id() + " is about the same; change that one")
                            .with("quota", other.id())
                            .build();
                });
        return read(definitions.put(Kind.QUOTA, id, ifMatch, from, document, Document.class));
    }

    private void requireTeam(Scope scope, Instant now) {
        if (scope.kind() == Scope.Kind.TEAM
                && teams.asOf(now).find(String.valueOf(scope.key())).isEmpty()) {
            throw BadInput.of("scope", "must be of a sales team that there is");
        }
    }

    @Transactional
    void remove(String id, @Nullable String ifMatch) {
        definitions.remove(Kind.QUOTA, id, ifMatch);
    }
}
