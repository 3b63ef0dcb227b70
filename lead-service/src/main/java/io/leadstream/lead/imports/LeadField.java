package io.leadstream.lead.imports;

import io.leadstream.rest.file.Headers;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column may tell of a lead, and by which headers people mean it. */
enum LeadField {
    EMAIL("email", "mail emailaddress emailadresse courriel correo correoelectronico emailid workemail businessemail"),
    FIRST_NAME("firstName", "first givenname forename vorname prenom nombre nome"),
    LAST_NAME("lastName", "last surname familyname nachname nomdefamille apellido apellidos cognome"),
    FULL_NAME("fullName", "name contact contactname leadname vollername nomcomplet nombrecompleto"),
    PHONE(
            "phone",
            "phonenumber telephone telephonenumber tel telefon telefonnummer mobile mobilephone cell cellphone"
                    + " handy telefono businessphone workphone"),
    JOB_TITLE("jobTitle", "title job position role jobrole berufsbezeichnung funktion poste cargo puesto designation"),
    AGE_BAND("ageBand", "age agegroup altersgruppe"),
    COUNTRY("country", "countrycode land laendercode pays pais paese"),
    REGION("region", "state province bundesland city stadt ort provincia"),
    SOURCE("source", "leadsource originalsource quelle origin"),
    MEDIUM("medium", "utmmedium channel kanal"),
    CAMPAIGN("campaign", "utmcampaign campaignname kampagne"),
    REFERRER("referrer", "referer"),
    LANDING_PAGE("landingPage", "landingpageurl page"),
    EXTERNAL_ID("externalId", "id leadid recordid contactid crmid prospectid leadnumber kundennummer"),
    COMPANY_NAME(
            "company.name",
            "company companyname companyaccount account accountname organization organisation employer firma"
                    + " unternehmen firmenname societe entreprise empresa azienda"),
    COMPANY_DOMAIN("company.domain", "domain website companywebsite webseite companydomain url web homepage"),
    COMPANY_INDUSTRY("company.industry", "industry sector branche secteur industria"),
    COMPANY_EMPLOYEES(
            "company.employees",
            "employees numberofemployees noofemployees companysize headcount mitarbeiter"
                    + " mitarbeiterzahl effectif empleados"),
    COMPANY_GROWTH_STAGE("company.growthStage", "growthstage stage wachstumsphase"),
    COMPANY_FUNDING("company.funding", "funding fundinground fundingstage finanzierung"),
    COMPANY_PRODUCT_USERS("company.productUsers", "productusers users numberofusers seats");

    private static final Map<String, LeadField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(LeadField::path, Function.identity()));

    private static final Map<String, LeadField> BY_HEADER = Arrays.stream(values())
            .flatMap(field -> Stream.concat(
                            Stream.of(Headers.normal(field.path)), Arrays.stream(field.headers.split(" ")))
                    .distinct()
                    .map(header -> Map.entry(header, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    private final String path;
    private final String headers;

    LeadField(String path, String headers) {
        this.path = path;
        this.headers = headers;
    }

    /** As the API names it; {@code fullName} is parted into both names. */
    String path() {
        return path;
    }

    static Optional<LeadField> named(String path) {
        return Optional.ofNullable(BY_NAME.get(path));
    }

    /** The one that people mean by a header; none when it is not clear. */
    static Optional<LeadField> guess(String header) {
        return Optional.ofNullable(BY_HEADER.get(Headers.normal(header)));
    }
}
