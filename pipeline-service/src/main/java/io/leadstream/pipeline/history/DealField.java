package io.leadstream.pipeline.history;

import io.leadstream.rest.file.Headers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column may tell of a deal, and by which headers people and the exports of HubSpot, Salesforce and Pipedrive
 * mean it. Beside these there are {@code segments.<name>}, and {@code entered.<stage>} for the time at which a deal
 * came into a stage.
 */
enum DealField {
    EXTERNAL_ID(
            "externalId",
            "id recordid dealid opportunityid opportunitynumber hsobjectid casesafeid dealnumber objectid crmid"),
    NAME("name", "dealname opportunityname opportunity title dealtitle"),
    PIPELINE("pipeline", "dealpipeline"),
    COMPANY(
            "company",
            "companyname account accountname organization organisation organizationname associatedcompany"
                    + " primaryassociatedcompany associatedcompanynames firma kunde customer client societe empresa"),
    OWNER("owner", "dealowner opportunityowner ownerid hubspotownerid ownername salesrep salesagent"),
    SOURCE("source", "leadsource originalsource originalsourcetype originaltrafficsource sourcechannel dealsource"),
    AMOUNT("amount", "value dealvalue dealamount betrag wert montant importe closevalue"),
    CURRENCY(
            "currency",
            "dealcurrency currencycode dealcurrencycode currencyisocode amountcurrency opportunitycurrency"
                    + " currencyofvalue waehrung wahrung devise"),
    STAGE("stage", "dealstage stagename salesstage currentstage phase etape"),
    STAGE_SINCE(
            "stageSince",
            "laststagechange laststagechangedate dateenteredcurrentstage hsv2dateenteredcurrentstage"
                    + " stagechangetime laststagechangedon"),
    CREATED_AT(
            "createdAt",
            "created createdate createddate creationdate datecreated dealcreated addtime hscreatedate erstelltam"),
    CLOSED_AT("closedAt", "closedate closeddate closedon dealclosedon closetime actualclosedate"),
    WON_AT("wonAt", "wontime"),
    LOST_AT("lostAt", "losttime"),
    STATUS("status", "dealstatus outcome"),
    IS_WON("isWon", "won isclosedwon hsisclosedwon"),
    IS_LOST("isLost", "isclosedlost hsisclosedlost"),
    IS_CLOSED("isClosed", "closed hsisclosed isdealclosed"),
    LOSS_REASON("lossReason", "lostreason closedlostreason reasonlost lossreasons lostreasons verlustgrund"),
    DELETED("deleted", "isdeleted"),
    OBSERVED_FROM("observedFrom", "");

    static final String SEGMENT = "segments.";
    static final String ENTERED = "entered.";

    private static final Map<String, String> SEGMENTS = Map.of(
            "type", "type",
            "dealtype", "type",
            "opportunitytype", "type",
            "industry", "industry",
            "branche", "industry",
            "product", "product",
            "productname", "product",
            "region", "region",
            "country", "country");

    /** Pipedrive writes "Deal - Stage", some reports "Opportunity: Stage". */
    private static final Pattern OF_A_DEAL = Pattern.compile("(?i)^(?:deal|opportunity)(?: - |: ?)");

    /** HubSpot's 'Date entered "Contract sent (Sales Pipeline)"', and the same by its internal name. */
    private static final Pattern DATE_ENTERED = Pattern.compile(
            "(?i)^(?:date entered|entered)\\s*:?\\s*[\"'“‘]?(.+?)[\"'”’]?$|^hs_(?:v2_)?date_entered_(.+)$");

    private static final Map<String, DealField> BY_HEADER = byHeader();

    private final String path;
    private final String headers;

    DealField(String path, String headers) {
        this.path = path;
        this.headers = headers;
    }

    /** As the API names it. */
    String path() {
        return path;
    }

    static final Vocabulary VOCABULARY = new Vocabulary() {
        @Override
        public Optional<String> guess(String header) {
            String word = Headers.normal(OF_A_DEAL.matcher(header).replaceFirst(""));
            DealField field = BY_HEADER.get(word);
            String segment = SEGMENTS.get(word);
            return field != null
                    ? Optional.of(field.path)
                    : segment != null ? Optional.of(SEGMENT + segment) : entered(header);
        }

        @Override
        public boolean knows(String field) {
            return Arrays.stream(values()).anyMatch(each -> each.path.equals(field))
                    || isNamed(field, SEGMENT)
                    || isNamed(field, ENTERED);
        }
    };

    private static Optional<String> entered(String header) {
        Matcher matcher = DATE_ENTERED.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String stage = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(ENTERED + stage.strip());
    }

    private static boolean isNamed(String field, String prefix) {
        return field.startsWith(prefix) && !field.substring(prefix.length()).isBlank();
    }

    private static Map<String, DealField> byHeader() {
        Map<String, DealField> found = new HashMap<>();
        for (DealField field : values()) {
            found.putIfAbsent(Headers.normal(field.path), field);
            for (String header : field.headers.split(" ")) {
                if (!header.isEmpty()) {
                    found.putIfAbsent(header, field);
                }
            }
        }
        return found;
    }
}
