package io.leadstream.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people need to get in: a token for each role, and Kafka settings for each partner. */
record Credentials(Home home, Tokens tokens, LocalKafka kafka) {
    static final List<String> ROLES = List.of("rep", "manager", "marketing", "revops", "admin");

    /** Made anew at every start, since they end after {@link Tokens#VALIDITY}. */
    void write(List<String> partners) {
        ROLES.forEach(role -> token(role, role, Map.of()));
        partners.forEach(this::partner);
    }

    private String token(String role, String subject, Map<String, String> claims) {
        var token = tokens.sign(role, subject, claims);
        Home.writePrivate(home.tokens().resolve(role + ".jwt"), token);
        return token;
    }

    private void partner(String partner) {
        token("partner", partner, Map.of("partner", partner));
        var settings = kafka.partnerSettings(partner);
        Home.writePrivate(
                home.partners().resolve(partner + ".properties"),
                "# For Kafka's own clients. Topics: partner-leads.%1$s (write), partner-leads-rejected.%1$s (read).%n"
                                .formatted(partner)
                        + "# Groups begin with %s. The same for kcat: kcat -F %s.kcat.conf%n"
                                .formatted(partner + ".", partner)
                        + lines(settings));
        Home.writePrivate(home.partners().resolve(partner + ".kcat.conf"), lines(kafka.partnerKcat(partner)));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** For the link that is printed: the page shows what RevOps looks at. */
    String visitor() {
        return tokens.sign("revops", "revops", Map.of());
    }
}
