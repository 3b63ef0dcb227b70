package io.leadstream.lead.source;

/** Bodies that the API's description shows. */
final class SourceExamples {

    static final String SETTINGS = """
            {"name":"Autumn landing page","source":"WEB_FORM","duplicates":{"policy":"NEW_AFTER_DAYS","days":90},
             "emailMatching":"MAILBOX","retentionDays":730,"allowedOrigins":["https://www.example.com"],"ratePerMinute":60,
             "honeypotField":"website"}""";

    static final String NEW = """
            {"key":"autumn-landing-page","name":"Autumn landing page","source":"WEB_FORM",
             "duplicates":{"policy":"ATTACH"},"allowedOrigins":["https://www.example.com"],"honeypotField":"website"}""";

    static final String SOURCE = """
            {"key":"autumn-landing-page","builtIn":false,"name":"Autumn landing page","source":"WEB_FORM",
             "duplicates":{"policy":"ATTACH"},"emailMatching":"EXACT",
             "allowedOrigins":["https://www.example.com"],"ratePerMinute":60,
             "honeypotField":"website","enabled":true,"sourceKey":"cap_0f2c4a5e8b7d49d1a3c6e5f4b2a19087",
             "webhooks":false,"createdAt":"2026-01-31T09:30:00Z","changedAt":"2026-01-31T09:30:00Z"}""";

    static final String SECRET = """
            {"secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=","previousSecretValidUntil":"2026-02-01T09:30:00Z"}""";

    private SourceExamples() {}
}
