package io.leadstream.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How we go about winning a deal.
 *
 * @param team user ids of who works on it beside its owner
 * @param category what its seller says it is; null leaves that to where it stands
 * @param competitors names of the companies that want to sell the same
 * @param strategyNote for who sells, in their own words
 */
@Embeddable
public record Pursuit(
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> team,
        @Enumerated(EnumType.STRING) @Nullable Category category,
        @Embedded @Nullable NextStep nextStep,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> competitors,
        @Embedded @Nullable Contact primaryContact,
        @Column(name = "strategy_note") @Nullable String strategyNote) {

    static final Pursuit NONE = new Pursuit(List.of(), null, null, List.of(), null, null);

    public Pursuit {
        team = team.stream().distinct().sorted().toList();
        competitors = competitors.stream().distinct().toList();
    }

    /** Without the words and links that tell of people. */
    Pursuit withoutPeople() {
        return new Pursuit(team, category, null, competitors, null, null);
    }
}
