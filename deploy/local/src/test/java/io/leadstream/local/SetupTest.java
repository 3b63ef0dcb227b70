package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml's one-shot containers do, on servers that know nothing of Leadstream yet. */
class SetupTest {
    private static final Topology TOPOLOGY = Topology.read(Installation.find().deploy("kafka/topics-and-acls.txt"));

    private static LocalPostgres postgres;
    private static LocalKafka kafka;
    private static LocalConnect connect;
    private static Map<String, String> environment;
    private static Setup setup;

    @BeforeAll
    static void startBareServers() throws IOException {
        var folder = Path.of("target", "setup");
        Folders.delete(folder);
        var home = Home.at(folder);
        var ports = Ports.free();
        var secrets = Secrets.of(home);
        var installation = Installation.find();
        postgres = new LocalPostgres(home, ports.postgres(), secrets, installation);
        kafka = new LocalKafka(home, ports, secrets, installation, TOPOLOGY);
        connect = new LocalConnect(home, ports, secrets, installation);
        postgres.start();
        kafka.start();
        environment = environment(ports, secrets);
        setup = new Setup(environment);
        setup.provide();
    }

    private static Map<String, String> environment(Ports ports, Secrets secrets) {
        var environment = new TreeMap<String, String>();
        environment.put("LEADSTREAM_POSTGRES_HOST", "127.0.0.1");
        environment.put("LEADSTREAM_POSTGRES_PORT", Integer.toString(ports.postgres()));
        environment.put("LEADSTREAM_KAFKA_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("LEADSTREAM_CONNECT_HOST", "127.0.0.1");
        environment.put("LEADSTREAM_CONNECT_PORT", Integer.toString(ports.connect()));
        for (var user : new String[] {Databases.SUPERUSER, KafkaSettings.ADMIN}) {
            environment.put(Secrets.variable(user), secrets.password(user));
        }
        for (var service : Service.PRODUCT) {
            environment.put(Secrets.variable(service.owner()), secrets.password(service.owner()));
            environment.put(Secrets.variable(service.replicator()), secrets.password(service.replicator()));
        }
        for (var users : new Iterable<?>[] {TOPOLOGY.users(), TOPOLOGY.partners()}) {
            users.forEach(user ->
                    environment.putIfAbsent(Secrets.variable(user.toString()), secrets.password(user.toString())));
        }
        return environment;
    }

    @AfterAll
    static void end() {
        for (var child : new Child[] {connect.child(), kafka.child(), postgres.child()}) {
            child.kill();
        }
    }

    @Test
    void everyServiceOwnsItsDatabaseAlone() throws SQLException {
        for (var service : Service.PRODUCT) {
            asOwner(service, service).close();
        }
        var refused = assertThrows(SQLException.class, () -> asOwner(Service.LEAD, Service.FORECAST));

        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void everyTopicAndRuleIsThereAfterRunningTwice() throws Exception {
        setup.provide();

        try (var admin = Admin.create(kafka.clientSettings(KafkaSettings.ADMIN))) {
            var topics = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            TOPOLOGY.topics().forEach(topic -> assertTrue(topics.contains(topic.name()), topic.name()));
            var rules = admin.describeAcls(AclBindingFilter.ANY).values().get(10, TimeUnit.SECONDS);
            assertEquals(TOPOLOGY.rules().size(), rules.size());
        }
    }

    @Test
    void aMigratedServiceIsPublished() throws IOException, SQLException {
        connect.start();
        try (var publishing = setup.publishing()) {
            publishing.start();
            migrate(Service.LEAD);

            assertTrue(Patience.await(Duration.ofSeconds(40), () -> publishing.streams(Service.LEAD)));
        }
    }

    @Test
    void aMissingPasswordIsNamed() {
        var incomplete = new TreeMap<>(environment);
        incomplete.put("LEADSTREAM_POSTGRES_PASSWORD", "");

        var failure = assertThrows(StackFailure.class, () -> new Setup(incomplete).provide());

        assertEquals("The environment variable LEADSTREAM_POSTGRES_PASSWORD is missing.", failure.getMessage());
    }

    private static void migrate(Service service) throws IOException, SQLException {
        try (var connection = asOwner(service, service);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(
                    Installation.find().root().resolve("messaging/src/main/resources/db/outbox/V0_1__outbox.sql")));
        }
    }

    private static Connection asOwner(Service owner, Service of) throws SQLException {
        return DriverManager.getConnection(
                postgres.url(of.database()),
                owner.owner(),
                environment.getOrDefault(Secrets.variable(owner.owner()), ""));
    }
}
