package io.leadstream.lead.account;

/** Bodies that the API's description shows. */
final class AccountExamples {

    static final String COMPANY = """
            {"id":"01999999-0000-7000-8000-00000000000c","name":"Acme","domain":"acme.example","industry":"SOFTWARE",
             "employees":240,"sizeBand":"50-249","growthStage":"GROWTH","funding":"SERIES_B","funded":true,
             "growing":true,"productUsers":12,"targetAccount":true,"strategy":"Win the CFO through the plant manager",
             "createdAt":"2026-01-31T09:30:00.123456Z"}""";

    static final String NEW_COMPANY = """
            {"name":"Acme","domain":"acme.example","industry":"SOFTWARE","targetAccount":true}""";

    static final String PATCH = """
            {"targetAccount":true,"strategy":"Win the CFO through the plant manager","growthStage":null}""";

    static final String STAKEHOLDERS = """
            {"stakeholders":[{"leadId":"01999999-0000-7000-8000-000000000001","note":"decides"},
                             {"personId":"01999999-0000-7000-8000-000000000009","note":"holds the budget"}]}""";

    static final String PERSON = """
            {"companyId":"01999999-0000-7000-8000-00000000000c","email":"cfo@acme.example","firstName":"Ada",
             "lastName":"Byron","jobTitle":"CFO","country":"DE"}""";

    private AccountExamples() {}
}
