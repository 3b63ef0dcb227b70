package io.leadstream.lead.normal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How high in the company a job title is, in English and in what is common in German, French, Spanish, Italian and
 * Dutch. The first rule that matches decides.
 */
public enum Seniority {
    C_LEVEL,
    VP,
    HEAD,
    DIRECTOR,
    MANAGER,
    INDIVIDUAL,
    UNKNOWN;

    /** However it is written; with dots taken out. */
    static final String VICE_PRESIDENT = "([aegrs]|sr )?vp|vice[ -]?pres(ident[ea]?)?|vizeprasident(in)?";

    private record Rule(Seniority seniority, Pattern titles) {
        static Rule of(Seniority seniority, String... words) {
            return new Rule(seniority, Titles.words(words));
        }
    }

    private static final List<Rule> RULES = List.of(
            // these carry somebody else's title with them, or only sound like one
            Rule.of(
                    INDIVIDUAL,
                    "assistant to .*|assistant$|(executive|personal|management) assistant|pa to .*|secretary|sekretar(in)?",
                    "(\\p{L}*assistent|assistentin|assistenz) .*|\\p{L}*assistent(in)?$",
                    "(product|process|service|system|data) owner",
                    "principal (\\p{L}+ )*(engineer|developer|consultant|architect|scientist|analyst|designer)"),
            Rule.of(VP, VICE_PRESIDENT),
            Rule.of(DIRECTOR, "chief of staff"),
            Rule.of(
                    C_LEVEL,
                    "c(e|f|o|t|i|m|r|s|p|d|c|l|a|x|g|b|n)o|chro|ciso|chief ([\\p{L}&-]+ )*officer|chief executive",
                    "president(e)?|prasident(in)?|founder|owner|proprietor|co-?owner|cofounder",
                    "(managing|founding|general|senior|equity) partner|^partner$|^partner (at|and|&) .*",
                    "managing (director|dir|owner)|director general",
                    "chair(man|woman|person)?|board (member|director)|member of the board|non-executive director",
                    "geschafts(fuhrer(in)?|fuhrung|leiter(in)?|leitung)|geschaeftsfuehr(er|erin|ung)|inhaber(in)?|vorstand",
                    "grunder(in)?|pdg|dg|directeur general|directrice generale|gerant(e)?|fondat(eur|rice)",
                    "gerente general|fundador(a)?|propietario|amministratore delegato|titolare|eigenaar|algemeen directeur"),
            Rule.of(HEAD, "head", "chief", "hoofd", "jefe", "jefa", "team head"),
            Rule.of(MANAGER, "(team|projekt|gruppen|schicht|filial)-?leit(er|erin|ung)"),
            Rule.of(HEAD, "\\p{L}*leit(er|erin|ung)"),
            Rule.of(
                    DIRECTOR,
                    "director(a|s)?|dir|direktor(in)?|directeur|directrice|direttore|direttrice|diretor(a)?|dsi|drh|daf|^principal$"),
            Rule.of(
                    MANAGER,
                    "manager(in)?|manageress|mgr|gm|supervisor|superintendent|team ?lead(er)?|lead(?! gen)|leader|foreman",
                    "coordinator|responsable|responsabile|gerente|chef de \\p{L}+|\\p{L}+manager(in)?|scrum master"),
            Rule.of(
                    INDIVIDUAL,
                    "engineer|developer|analyst|consultant|specialist|associate|representative|rep|administrator|admin",
                    "accountant|bookkeeper|controller|architect|buyer|clerk|designer|executive|intern|officer|planner",
                    "programmer|researcher|scientist|student|technician|trainee|writer|copywriter|lawyer|attorney|counsel",
                    "nurse|doctor|physician|teacher|professor|lecturer|advisor|adviser|agent|expert|recruiter|marketer",
                    "strategist|editor|receptionist|salesperson|freelancer|contractor|auditor|operator|driver|sdr|bdr",
                    "assistant|partner|employee|member|staff|generalist|evangelist|scholar|tester|dba|sre|sysadmin|pilot",
                    "\\p{L}*entwickler(in)?|\\p{L}*berater(in)?|sachbearbeiter(in)?|\\p{L}*ingenieur(e|in)?|referent(in)?",
                    "\\p{L}*buchhalter(in)?|mitarbeiter(in)?|praktikant(in)?|werkstudent(in)?|einkaufer(in)?|verkaufer(in)?",
                    "developpeu(r|se)|acheteu(r|se)|comptable|stagiaire|ingeniero|abogado|contador|medewerker|ingegnere"));

    private static final Remembered<Seniority> READ = new Remembered<>(Seniority::read);

    public static Seniority of(@Nullable String jobTitle) {
        return jobTitle == null ? UNKNOWN : READ.of(jobTitle);
    }

    private static Seniority read(String jobTitle) {
        String title = Titles.plain(jobTitle);
        if (Titles.sayNothing(title)) {
            return UNKNOWN;
        }
        return RULES.stream()
                .filter(rule -> rule.titles().matcher(title).find())
                .map(Rule::seniority)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
