package io.leadstream.lead.normal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the company a job title belongs to, in English and in what is common in German, French, Spanish and
 * Italian. The first rule that matches decides: a managing director of sales is in sales.
 */
public enum JobFunction {
    GENERAL_MANAGEMENT,
    SALES,
    MARKETING,
    FINANCE,
    HUMAN_RESOURCES,
    OPERATIONS,
    IT,
    ENGINEERING,
    PRODUCT,
    PROCUREMENT,
    LEGAL,
    CUSTOMER_SERVICE,
    OTHER,
    UNKNOWN;

    private record Rule(JobFunction function, Pattern titles) {
        static Rule of(JobFunction function, String... words) {
            return new Rule(function, Titles.words(words));
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    CUSTOMER_SERVICE,
                    "(customer|client) (service|success|support|care|experience|officer|operations)s?",
                    "help ?desk|service ?desk|call cent(er|re)|contact cent(er|re)|kunden\\p{L}*|service client",
                    "(?<!it )(?<!sales )(?<!system )(?<!systems )support( (agent|engineer|specialist|manager|lead|team \\p{L}+|analyst))?"),
            Rule.of(IT, "it support|systems? support"),
            Rule.of(MARKETING, "media buyer|market research(er)?"),
            Rule.of(
                    PROCUREMENT,
                    "procurement|purchas(ing|er)|buyer|(?<!talent )sourcing|category manager|vendor manager",
                    "einkauf\\p{L}*|achats?|acheteu(r|se)|compras|acquisti"),
            Rule.of(
                    LEGAL,
                    "legal|lawyer|attorney|counsel|paralegal|compliance|privacy|data protection|clo|contracts? manager",
                    "jurist(in)?|justiziar(in)?|recht\\p{L}*|anwalt|anwaltin|juridique|abogad[oa]"),
            Rule.of(
                    HUMAN_RESOURCES,
                    "hr|hrbp|human resources?|human capital|chro|people|talent|recruit(er|ing|ment)|payroll",
                    "learning (and|&) development|compensation|personal(er|leit\\p{L}+|wesen|referent\\p{L}*)",
                    "ressources humaines|rh|drh|recursos humanos|risorse umane"),
            Rule.of(
                    FINANCE,
                    "cfo|financ(e|es|ial|ier)|accountant|accounting|accounts (payable|receivable)|bookkeep(er|ing)|billing",
                    "controller|controlling|treasur(y|er)|audit(or|ing)?|tax|investor relations|fp&a|investment",
                    "finanz\\p{L}*|\\p{L}*buchhalt\\p{L}*|comptab(le|ilite)|daf|finanzas|contador|contable|amministrazione"),
            Rule.of(
                    MARKETING,
                    "cmo|marketing\\p{L}*|marketer|brand|content|seo|sem|demand gen(eration)?|lead gen(eration)?|growth|pr",
                    "communications?|public relations|advertising|media|events? (manager|marketing|coordinator)|copywriter",
                    "creative|art director|graphic design(er)?|community manager|mercadeo|comunicacion|werbung"),
            Rule.of(
                    SALES,
                    "cro|sales|pre-?sales|salesperson|seller|business development|biz ?dev|sdr|bdr|revenue|revops",
                    "account (executive|manager|director)|key accounts?|commercial(e)?|partnerships?|alliances?|channel",
                    "vertrieb\\p{L}*|verkauf\\p{L}*|aussendienst\\p{L}*|ventes|ventas|vendite|verkoop"),
            Rule.of(
                    PRODUCT,
                    "product|cpo|ux|ui|user experience|user research(er)?|produktmanag\\p{L}+|produkt|chef de produit"),
            Rule.of(
                    IT,
                    "cio|cto|ciso|cdo|it|ict|edv|information (technology|systems?|security|officer)|technology|infosec",
                    "systems? admin(istrator)?|sysadmin|network(s|ing)?|infrastructure|cyber ?security|dba|database|data",
                    "(cyber|application|network|cloud) security|security (engineer|analyst|architect|manager|consultant)",
                    "devops|sre|site reliability|cloud|erp|crm|salesforce|sap|digital transformation|enterprise architect",
                    "informatique|dsi|sistemas|informatica|systemadministrator(in)?|informatik\\p{L}*"),
            Rule.of(
                    ENGINEERING,
                    "engineer(ing|s)?|developer|software|programmer|architect|research(er)?|r&d|r and d|scientist|qa|tester",
                    "technician|technical|tech(?! sales)|design(er)?|machine learning|ai|\\p{L}*entwickler(in)?|entwicklung",
                    "\\p{L}*ingenieur(e|in)?|developpeu(r|se)|ingenier[oa]|ingegnere|forschung\\p{L}*|konstrukteur(in)?"),
            Rule.of(
                    OPERATIONS,
                    "coo|operat(ions?|ing)|ops|logisti\\p{L}+|supply chain|production|manufacturing|plant|facilit(y|ies)|quality",
                    "warehouse|maintenance|project|program(me)?|pmo|office manager|administrati(ve|on)",
                    "betriebs\\p{L}*|produktions\\p{L}*|werks?leit\\p{L}+|projekt\\p{L}*|lager\\p{L}*|operaciones|chef de projet"),
            Rule.of(
                    GENERAL_MANAGEMENT,
                    "ceo|chief executive( officer)?|" + Seniority.VICE_PRESIDENT
                            + "|president(e)?|prasident(in)?|(co-?)?founder|cofounder|(co-?)?owner|proprietor",
                    "partner|managing (director|dir|partner|owner)|general manager|gm|country manager|chief of staff|exec(utive)? dir(ector)?",
                    "chair(man|woman|person)?|board (member|director)|member of the board|non-executive director|entrepreneur",
                    "geschafts(fuhrer(in)?|fuhrung|leiter(in)?|leitung)|geschaeftsfuehr(er|erin|ung)|inhaber(in)?|vorstand",
                    "grunder(in)?|pdg|dg|directeur general|directrice generale|director general|gerant(e)?|fondat(eur|rice)",
                    "gerente general|fundador(a)?|propietario|amministratore delegato|titolare|eigenaar|algemeen directeur"));

    private static final Remembered<JobFunction> READ = new Remembered<>(JobFunction::read);

    public static JobFunction of(@Nullable String jobTitle) {
        return jobTitle == null ? UNKNOWN : READ.of(jobTitle);
    }

    private static JobFunction read(String jobTitle) {
        String title = Titles.plain(jobTitle);
        if (Titles.sayNothing(title)) {
            return UNKNOWN;
        }
        return RULES.stream()
                .filter(rule -> rule.titles().matcher(title).find())
                .map(Rule::function)
                .findFirst()
                .orElse(OTHER);
    }
}
