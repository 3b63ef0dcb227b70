package io.leadstream.lead.card;

/** What the list of leads says of its parameters. */
final class LeadFilters {

    static final String DESCRIPTION = "All filters join; several values of one with commas: source=CHAT,EVENT. Beside "
            + "those below: medium, campaign, country, region, ageBand, jobTitle (parts of words), partner, domain, "
            + "industry, sizeBand (1-9, 10-49, 50-249, 250-1000, 1001-5000, 5001+), growthStage, funding, "
            + "targetAccount (true, false), grade; from and to, both included: createdFrom, createdTo, "
            + "changedFrom, changedTo, lastActivityFrom, lastActivityTo, touchesFrom, touchesTo, employeesFrom, "
            + "employeesTo, productUsersFrom, productUsersTo, fitFrom, fitTo, engagementFrom, engagementTo, scoreFrom, "
            + "scoreTo. sort: createdAt, changedAt, lastName, touches or score (leads without one count less than all "
            + "others), - before it for the highest first; -createdAt where absent; a lead whose place "
            + "moves while pages are read (changedAt, touches, score) is where it is then. Another parameter is 400. A page of "
            + "a match that is rare and that no index finds may be short, or empty, and still have a next.";

    static final String STATUS = "NEW, IQL, MQL, SAL, SQL, DISQUALIFIED, RECYCLED, MERGED or ERASED";
    static final String SOURCE = "such as WEB_FORM";
    static final String OWNER = "a user's id, or none";
    static final String COMPANY = "a company's id, domain or name";
    static final String Q = "words, or their beginnings, of name, e-mail address and company; or a telephone number";
    static final String SEGMENT = "the key of a segment that they belong to";
    static final String SENIORITY =
            "what the job title says: C_LEVEL, VP, HEAD, DIRECTOR, MANAGER, INDIVIDUAL, UNKNOWN";
    static final String FUNCTION = "what the job title says, such as SALES or FINANCE";

    private LeadFilters() {}
}
