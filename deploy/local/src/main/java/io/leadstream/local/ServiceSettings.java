package io.leadstream.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** What differs between installations for a service, by the names of its own configuration. */
final class ServiceSettings {
    /** Nobody's password: what lead-service keeps the secrets of webhooks under. */
    static final String WEBHOOKS = "webhook_secrets";

    private ServiceSettings() {}

    static Map<String, String> of(
            Service service, LocalPostgres postgres, Secrets secrets, LocalKafka kafka, Tokens tokens) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", postgres.url(service.database()));
        settings.put("quarkus.datasource.username", service.owner());
        settings.put("quarkus.datasource.password", secrets.password(service.owner()));
        kafka.clientSettings(service.title()).forEach((key, value) -> settings.put("kafka." + key, value.toString()));
        if (service == Service.LEAD) {
            settings.put("leadstream.secrets.key", secrets.password(WEBHOOKS));
        }
        settings.put("quarkus.oidc.public-key", tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        return settings;
    }
}
