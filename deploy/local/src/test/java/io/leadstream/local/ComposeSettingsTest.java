package io.leadstream.local;

import static io.leadstream.local.ComposeFile.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every container of docker-compose.yml is told what it reads, and nothing that it does not read. */
class ComposeSettingsTest {
    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final Topology TOPOLOGY = Topology.read(ROOT.resolve("deploy/kafka/topics-and-acls.txt"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{env:(\\w+)}");

    /** Tokens are deploy/up's own there, Keycloak's here. */
    private static final Set<String> OF_DEPLOY_UP_ALONE = Set.of("QUARKUS_OIDC_PUBLIC_KEY", "QUARKUS_HTTP_HOST");

    private static final Set<String> OF_KEYCLOAK =
            Set.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_AUDIENCE");

    /** Read by the virtual machine, before any service. */
    private static final Set<String> OF_JAVA = Set.of("JDK_JAVA_OPTIONS");

    @Test
    void everyServiceIsToldWhatDeployUpTellsIt(@TempDir Path folder) throws IOException {
        for (var service : Service.PRODUCT) {
            var wanted = new TreeSet<>(OF_KEYCLOAK);
            wanted.addAll(toldByDeployUp(service, folder));
            wanted.removeAll(OF_DEPLOY_UP_ALONE);
            var given = new TreeSet<>(COMPOSE.environment(service.title()).keySet());

            wanted.stream().forEach(name -> assertTrue(given.contains(name), service + " lacks " + name));
            given.removeAll(wanted);
            given.removeAll(OF_JAVA);
            given.removeAll(ownProperties(service));
            assertEquals(Set.of(), given, service + " does not read these");
        }
    }

    /** Proved by every start of deploy/up: the services read these. */
    private static Set<String> toldByDeployUp(Service service, Path folder) {
        var home = Home.at(folder);
        var ports = new Ports(Ports.DEFAULT_BASE);
        var secrets = Secrets.of(home);
        var installation = Installation.find();
        var postgres = new LocalPostgres(home, ports.postgres(), secrets, installation);
        var kafka = new LocalKafka(home, ports, secrets, installation, TOPOLOGY);
        var settings = ServiceSettings.of(service, postgres, secrets, kafka, Tokens.of(home));
        return LocalService.environment(ports, service, settings).keySet();
    }

    /** What its own files of configuration name. */
    private static Set<String> ownProperties(Service service) throws IOException {
        var names = new TreeSet<String>();
        for (var file : List.of(
                service.title() + "/src/main/resources/application.properties",
                "messaging/src/main/resources/META-INF/microprofile-config.properties",
                "rest/src/main/resources/META-INF/microprofile-config.properties")) {
            if (Files.exists(ROOT.resolve(file))) {
                var text = ComposeFile.file(file);
                properties(text).stringPropertyNames().forEach(name -> names.add(LocalService.variable(name)));
                names.addAll(ComposeFile.variables(text));
            }
        }
        return names;
    }

    @Test
    void everyServiceReachesItsOwnDatabaseAndKafkaAsItself() {
        for (var service : Service.PRODUCT) {
            var environment = COMPOSE.environment(service.title());
            var password = "${" + Secrets.variable(service.owner()) + ":?}";

            assertEquals(
                    "jdbc:postgresql://postgres:5432/" + service.database(),
                    environment.get("QUARKUS_DATASOURCE_JDBC_URL"));
            assertEquals(service.owner(), environment.get("QUARKUS_DATASOURCE_USERNAME"));
            assertEquals(password, environment.get("QUARKUS_DATASOURCE_PASSWORD"));
            KafkaSettings.client("kafka:9092", service.title(), password)
                    .forEach((name, value) ->
                            assertEquals(value, environment.get(LocalService.variable("kafka." + name))));
        }
    }

    @Test
    void connectIsGivenEveryVariableOfItsFiles() throws IOException {
        var named = new TreeSet<>(placeholders("deploy/connect/worker.properties"));
        try (var files = Files.newDirectoryStream(ROOT.resolve("deploy/connect"), "*.json")) {
            files.forEach(
                    file -> named.addAll(placeholders(ROOT.relativize(file).toString())));
        }

        assertEquals(named, ours("connect"));
        assertPasswordsAreTheirOwn("connect");
    }

    @Test
    void kafkaIsGivenEveryVariableOfItsFileAndOfItsCommand() {
        var named = new TreeSet<>(placeholders("deploy/kafka/broker.properties"));
        Pattern.compile("\\$\\$(LEADSTREAM_\\w+)")
                .matcher(COMPOSE.of("kafka", "command", List.of()).toString())
                .results()
                .forEach(found -> named.add(found.group(1)));

        assertEquals(named, ours("kafka"));
        assertPasswordsAreTheirOwn("kafka");
    }

    @Test
    void kafkaKnowsEveryPartnerOfItsTopology() {
        var users = TOPOLOGY.partners().stream()
                .map(partner -> "user_%s=\"${%s:?}\"".formatted(partner, Secrets.variable(partner)))
                .collect(Collectors.joining(" "));

        assertEquals(users, COMPOSE.environment("kafka").get("LEADSTREAM_KAFKA_PARTNERS_USERS"));
    }

    @Test
    void setupIsGivenThePasswordOfEveryRoleAndUserThatItMakes() {
        var users = new TreeSet<String>(Set.of(Databases.SUPERUSER, KafkaSettings.ADMIN));
        users.addAll(TOPOLOGY.users());
        users.addAll(TOPOLOGY.partners());
        Service.PRODUCT.forEach(service -> users.addAll(Set.of(service.owner(), service.replicator())));
        var wanted = users.stream().map(Secrets::variable).collect(Collectors.toCollection(TreeSet::new));

        var given = ours("setup");
        given.removeIf(name -> !name.endsWith("_PASSWORD"));

        assertEquals(wanted, given);
        assertPasswordsAreTheirOwn("setup");
    }

    @Test
    void setupAndPublishingFindTheServers() {
        for (var service : List.of("setup", "publishing")) {
            var environment = COMPOSE.environment(service);

            assertEquals("postgres:5432", place(environment, "LEADSTREAM_POSTGRES"));
            assertEquals("connect:8083", place(environment, "LEADSTREAM_CONNECT"));
            assertEquals(place(COMPOSE.environment("connect"), "LEADSTREAM_CONNECT"), "connect:8083");
            assertEquals(
                    place(COMPOSE.environment("kafka"), "LEADSTREAM_KAFKA"),
                    environment.get("LEADSTREAM_KAFKA_SERVERS"));
        }
    }

    @Test
    void setupRunsTheClassThatIsTested() {
        for (var command : Map.of("setup", "provide", "publishing", "publish").entrySet()) {
            List<String> words = COMPOSE.of(command.getKey(), "command", List.of());

            assertEquals(
                    List.of(Setup.class.getName(), command.getValue()), words.subList(words.size() - 2, words.size()));
        }
    }

    @Test
    void postgresRunsWithTheSettingsOfTheLocalStack() {
        assertEquals(
                List.of("postgres", "-c", "config_file=/etc/leadstream/postgresql.conf", "-c", "listen_addresses=*"),
                COMPOSE.of("postgres", "command", List.of()));
        assertTrue(COMPOSE.mounts("postgres")
                .contains(
                        new ComposeFile.Mount("./deploy/postgres/postgresql.conf", "/etc/leadstream/postgresql.conf")));
    }

    @Test
    void postgresKeepsWhatItAcknowledgedAndLogsNoRow() throws IOException {
        var settings = properties(ComposeFile.file("deploy/postgres/postgresql.conf"));

        Map.of(
                        "fsync", "on",
                        "full_page_writes", "on",
                        "synchronous_commit", "on",
                        "wal_level", "logical",
                        "max_slot_wal_keep_size", "-1",
                        "password_encryption", "scram-sha-256",
                        "log_error_verbosity", "terse",
                        "log_min_error_statement", "panic")
                .forEach((name, value) -> assertEquals(value, settings.get(name), name));
    }

    @Test
    void prometheusReadsEveryServicesMetrics() {
        var config = ComposeFile.file("deploy/prometheus/prometheus.yml");
        for (var service : Service.PRODUCT) {
            var port = COMPOSE.environment(service.title()).get("QUARKUS_MANAGEMENT_PORT");

            assertTrue(config.contains("- " + service.title() + ":" + port + "\n"), service.title());
        }
    }

    private static String place(Map<String, String> environment, String name) {
        return environment.get(name + "_HOST") + ":" + environment.get(name + "_PORT");
    }

    /** A variable of a container named as one of .env carries that one. */
    private static void assertPasswordsAreTheirOwn(String service) {
        COMPOSE.environment(service).forEach((name, value) -> {
            if (name.startsWith("LEADSTREAM_") && name.endsWith("_PASSWORD")) {
                assertEquals("${" + name + ":?}", value);
            }
        });
    }

    private static Set<String> ours(String service) {
        return COMPOSE.environment(service).keySet().stream()
                .filter(name -> name.startsWith("LEADSTREAM_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String file) {
        return PLACEHOLDER
                .matcher(ComposeFile.file(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
