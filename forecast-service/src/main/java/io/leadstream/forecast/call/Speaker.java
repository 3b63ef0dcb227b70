package io.leadstream.forecast.call;

import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who speaks, and for whom they may. */
@ApplicationScoped
class Speaker {

    private final SecurityIdentity caller;
    private final SalesTeams teams;
    private final Clock clock;

    Speaker(SecurityIdentity caller, SalesTeams teams, Clock clock) {
        this.caller = caller;
        this.teams = teams;
        this.clock = clock;
    }

    String name() {
        return caller.getPrincipal().getName();
    }

    private boolean isAdmin() {
        return caller.hasRole("admin");
    }

    /** Whose word it is: the caller's own, unless history is imported. */
    String person(Said said) {
        if (!isAdmin() && ((said.person() != null && !said.person().equals(name())) || said.at() != null)) {
            throw Problem.forbidden("history is imported by admin: leave out person and at");
        }
        return said.person() == null ? name() : said.person();
    }

    /** Everybody submits for themselves; a manager for the teams that they answer for, and for all. */
    void requireMaySubmit(Scope scope) {
        requireTeam(scope);
        boolean may =
                switch (scope.kind()) {
                    case OWNER -> name().equals(scope.key());
                    case TEAM -> caller.hasRole("manager") && answersFor(scope.key());
                    case ALL -> caller.hasRole("manager");
                };
        if (!may && !isAdmin()) {
            throw Problem.forbidden("you may submit for yourself, and as a manager for your own teams and for all");
        }
    }

    /** A team must be there, so that a word is not lost to a misspelling. */
    void requireTeam(Scope scope) {
        if (scope.kind() == Scope.Kind.TEAM
                && teams().find(String.valueOf(scope.key())).isEmpty()) {
            throw BadInput.of("scope", "must be of a sales team that there is");
        }
    }

    private boolean answersFor(@Nullable String team) {
        return team != null && teams().answersFor(name(), team);
    }

    private Teams teams() {
        return teams.asOf(clock.instant());
    }
}
