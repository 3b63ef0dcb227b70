package io.leadstream.lead.normal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How high in the company a job title is. The first rule that matches decides. */
public enum Seniority {
    C_LEVEL,
    VP,
    HEAD,
    DIRECTOR,
    MANAGER,
    INDIVIDUAL,
    UNKNOWN;

    private record Rule(Pattern pattern, Seniority seniority) {
        static Rule of(Seniority seniority, String words) {
            return new Rule(Titles.words(words), seniority);
        }
    }

    private static final List<Rule> RULES = List.of(
            // assistants and deputies carry their superior's title with them
            Rule.of(INDIVIDUAL, "(executive |personal )?assistant( to .*)?|secretary|pa to|chief of staff's .*"),
            Rule.of(VP, "(s|e|a)?vp|vice[ -]president|vice[ -]pr[äa]sident"),
            Rule.of(
                    C_LEVEL,
                    "c[efioptmshrdalxb]{1,2}o|ciso|chief .*|chief|president|founder|co-?founder|owner|proprietor|partner"
                            + "|managing partner|managing director|managing owner|gesch[äa]ftsf[üu]hrer(in)?|inhaber(in)?"
                            + "|vorstand|general manager|pr[ée]sident|pdg|directeur g[ée]n[ée]ral|director general"),
            Rule.of(HEAD, "head|global head|leiter(in)?|(bereichs|abteilungs|vertriebs)leiter(in)?|responsable"),
            Rule.of(DIRECTOR, "director|direktor(in)?|directeur|directrice|directora|principal"),
            Rule.of(
                    MANAGER,
                    "manager|manageress|mgr|supervisor|superintendent|team ?lead(er)?|lead|leader|foreman|coordinator"),
            Rule.of(
                    INDIVIDUAL,
                    "engineer|developer|analyst|consultant|specialist|associate|representative|rep|administrator"
                            + "|accountant|architect|buyer|clerk|designer|executive|intern|officer|planner|programmer"
                            + "|researcher|scientist|student|technician|trainee|writer|lawyer|attorney|counsel|nurse"
                            + "|teacher|professor|advisor|adviser|agent|expert|recruiter|marketer|strategist|editor"
                            + "|entwickler(in)?|berater(in)?|sachbearbeiter(in)?|ingenieur(in)?|salesperson|freelancer"));

    public static Seniority of(@Nullable String jobTitle) {
        if (jobTitle == null || jobTitle.isBlank()) {
            return UNKNOWN;
        }
        String title = Titles.plain(jobTitle);
        return RULES.stream()
                .filter(rule -> rule.pattern().matcher(title).find())
                .map(Rule::seniority)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
