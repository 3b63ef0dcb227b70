package io.leadstream.lead.normal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which part of the company a job title belongs to. The first rule that matches decides. */
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

    private record Rule(Pattern pattern, JobFunction function) {
        static Rule of(JobFunction function, String words) {
            return new Rule(Titles.words(words), function);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    CUSTOMER_SERVICE,
                    "customer (service|success|support|care|experience)|client (service|success)s?|help ?desk|call cent(er|re)|support"),
            Rule.of(PROCUREMENT, "procurement|purchasing|buyer|sourcing|eink[äa]ufer(in)?|einkauf|achats|supply chain"),
            Rule.of(LEGAL, "legal|lawyer|attorney|counsel|compliance|jurist(in)?|clo"),
            Rule.of(
                    HUMAN_RESOURCES,
                    "hr|human resources?|people( ops| operations| officer| partner)?|talent|recruit(er|ing|ment)|personal(leiter(in)?|wesen)|chro|cpo people"),
            Rule.of(
                    FINANCE,
                    "cfo|financ(e|ial)|account(s|ant|ing) ?(payable|receivable)?|controller|controlling|treasur(y|er)|audit(or)?|tax|finanzen"),
            Rule.of(
                    MARKETING,
                    "cmo|market(ing|er)|brand|content|seo|demand generation|growth|communications?|public relations|advertising|media"),
            Rule.of(
                    SALES,
                    "cro|sales|salesperson|vertrieb(s.*)?|business development|account (executive|manager)|key account|revenue|commercial|ventes"),
            Rule.of(PRODUCT, "product|produkt(manager(in)?)?|ux|user experience"),
            Rule.of(
                    IT,
                    "cio|cto|ciso|cdo|it|information (technology|systems|security)|technology|system(s)? administrator|sysadmin|network|infrastructure|security|data|devops|cloud|edv"),
            Rule.of(
                    ENGINEERING,
                    "engineer(ing)?|developer|software|programmer|architect|research|r&d|r and d|scientist|technician|entwickler(in)?|ingenieur(in)?|technical|design(er)?"),
            Rule.of(
                    OPERATIONS,
                    "coo|operations?|logistics?|production|manufacturing|plant|facilit(y|ies)|quality|warehouse|betriebsleiter(in)?|project|program(me)?"),
            Rule.of(
                    GENERAL_MANAGEMENT,
                    "ceo|chief executive( officer)?|president|founder|co-?founder|owner|proprietor|partner|managing (director|partner|owner)|general manager|gesch[äa]ftsf[üu]hrer(in)?|inhaber(in)?|vorstand|pdg|directeur g[ée]n[ée]ral|chief of staff|chairman|board member"));

    public static JobFunction of(@Nullable String jobTitle) {
        if (jobTitle == null || jobTitle.isBlank()) {
            return UNKNOWN;
        }
        String title = Titles.plain(jobTitle);
        return RULES.stream()
                .filter(rule -> rule.pattern().matcher(title).find())
                .map(Rule::function)
                .findFirst()
                .orElse(OTHER);
    }
}
