package io.leadstream.forecast.team;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who sell under one number. Their deals, and those of the teams below, are the team's.
 *
 * @param members owners of deals, each a member of no other team
 * @param parent the key of the team that it is part of
 * @param manager who answers for it, beside those of the teams above
 */
public record SalesTeam(
        String name,
        List<String> members,
        @Nullable String parent,
        @Nullable String manager) {

    public SalesTeam {
        members = List.copyOf(members);
    }
}
