package io.leadstream.local;

import static io.leadstream.local.ComposeFile.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker-compose.yml cannot be run where there is no container engine: this is what can be known without one. */
class ComposeTest {
    private static final ComposeFile COMPOSE = ComposeFile.read();

    @Test
    void everyServiceHasAnImageOrABuild() throws IOException {
        for (var service : COMPOSE.services()) {
            Map<String, Object> build = COMPOSE.of(service, "build", Map.of());
            assertEquals(COMPOSE.service(service).containsKey("image"), build.isEmpty(), service);
            if (!build.isEmpty()) {
                assertTrue(Files.exists(ROOT.resolve(build.get("dockerfile").toString())), service);
                assertEquals(Map.of("SERVICE", service), build.get("args"));
                assertTrue(Files.exists(ROOT.resolve(service).resolve("pom.xml")), service);
            }
        }
    }

    @Test
    void allFourServicesAreThere() {
        assertTrue(COMPOSE.services()
                .containsAll(Service.PRODUCT.stream().map(Service::title).toList()));
    }

    @Test
    void everyDependencyIsAServiceThatCanMeetItsCondition() {
        for (var service : COMPOSE.services()) {
            COMPOSE.dependencies(service).forEach((other, terms) -> {
                assertTrue(COMPOSE.services().contains(other), service + " waits for " + other);
                switch (String.valueOf(terms.get("condition"))) {
                    // whoever says when it is ready, is waited for
                    case "service_started" -> assertFalse(COMPOSE.service(other).containsKey("healthcheck"), other);
                    case "service_healthy" -> assertTrue(COMPOSE.service(other).containsKey("healthcheck"), other);
                    case "service_completed_successfully" ->
                        assertTrue(COMPOSE.of(other, "restart", "no").startsWith("on-failure"), other);
                    default -> throw new AssertionError(service + " waits for " + other + " without a condition");
                }
            });
        }
    }

    @Test
    void noServiceWaitsForItself() {
        for (var service : COMPOSE.services()) {
            assertTrue(!allDependencies(service, new HashSet<>()).contains(service), service);
        }
    }

    private static Set<String> allDependencies(String service, Set<String> found) {
        for (var other : COMPOSE.dependencies(service).keySet()) {
            if (found.add(other)) {
                allDependencies(other, found);
            }
        }
        return found;
    }

    @Test
    void everyVolumeAndNetworkIsDeclaredAndUsed() {
        var volumes = new TreeSet<String>();
        var networks = new TreeSet<String>();
        for (var service : COMPOSE.services()) {
            COMPOSE.mounts(service).stream()
                    .filter(ComposeFile.Mount::isVolume)
                    .forEach(mount -> volumes.add(mount.source()));
            networks.addAll(COMPOSE.<List<String>>of(service, "networks", List.of("default")));
        }

        assertEquals(COMPOSE.section("volumes").keySet(), volumes);
        assertEquals(COMPOSE.section("networks").keySet(), networks);
    }

    @Test
    void everyMountedFileIsInTheRepositoryAndReadOnly() {
        for (var service : COMPOSE.services()) {
            for (String mount : COMPOSE.<List<String>>of(service, "volumes", List.of())) {
                if (mount.startsWith(".")) {
                    assertTrue(Files.exists(ROOT.resolve(mount.split(":")[0])), mount);
                    assertTrue(mount.endsWith(":ro"), mount);
                }
            }
        }
    }

    @Test
    void everyFileOfOursThatACommandNamesIsMounted() {
        var ours = Pattern.compile("/etc/leadstream/[\\w.]+");
        for (var service : COMPOSE.services()) {
            var targets = COMPOSE.mounts(service).stream()
                    .map(ComposeFile.Mount::target)
                    .toList();
            var said = COMPOSE.of(service, "command", List.of()) + " " + COMPOSE.of(service, "entrypoint", List.of());
            ours.matcher(said).results().forEach(file -> assertTrue(targets.contains(file.group()), file.group()));
        }
    }

    @Test
    void onlyTheProxyAndKeycloakArePublishedAndOnThisMachineAlone() {
        var published = new TreeSet<String>();
        for (var service : COMPOSE.services()) {
            List<String> ports = COMPOSE.of(service, "ports", List.of());
            ports.forEach(port -> assertTrue(port.startsWith("127.0.0.1:"), port));
            boolean reachable =
                    COMPOSE.<List<String>>of(service, "networks", List.of()).contains("edge");
            assertEquals(reachable, !ports.isEmpty(), service);
            if (reachable) {
                published.add(service);
            }
        }

        assertEquals(Set.of("proxy", "keycloak"), published);
        assertEquals(Map.of("internal", true), COMPOSE.section("networks").get("inside"));
    }

    @Test
    void versionsAreThoseOfTheLocalStack() {
        var pom = ComposeFile.file("pom.xml");

        assertEquals(property(pom, "postgres.version"), COMPOSE.version("postgres") + ".0");
        assertEquals(property(pom, "kafka.version"), COMPOSE.version("kafka"));
        assertEquals(property(pom, "debezium.version"), COMPOSE.version("connect"));
        var java = "eclipse-temurin:" + property(pom, "maven.compiler.release") + "-jre";
        assertEquals(java, COMPOSE.of("setup", "image", ""));
        assertTrue(ComposeFile.file("deploy/compose/Dockerfile").contains("FROM " + java + "\n"));
    }

    private static String property(String pom, String name) {
        return pom.replaceAll("(?s).*<" + name + ">([^<]+)</.*", "$1");
    }

    @Test
    void everySecretComesFromOutside() {
        for (var service : COMPOSE.services()) {
            COMPOSE.environment(service).forEach((name, value) -> {
                if (name.endsWith("_PASSWORD")) {
                    assertTrue(value.matches("\\$\\{LEADSTREAM_\\w+_PASSWORD:\\?}"), service + " " + name);
                }
            });
        }
    }

    @Test
    void theExampleNamesEveryVariableAndNoPassword() throws IOException {
        var example = properties(ComposeFile.file("deploy/compose/env.example"));

        assertEquals(COMPOSE.variables(), example.stringPropertyNames());
        example.forEach((name, value) -> assertEquals(name.toString().endsWith("_PASSWORD"), value.equals("")));
    }

    @Test
    void theScriptMakesEveryPasswordAtRandomAndOnce(@TempDir Path folder) throws Exception {
        var file = folder.resolve(".env");

        var first = secrets(file);
        var passwords = new HashSet<>(first.values());

        assertEquals(COMPOSE.variables(), first.stringPropertyNames());
        assertEquals(first.size(), passwords.size());
        assertTrue(first.getProperty("LEADSTREAM_USERS_PASSWORD").matches("[0-9a-f]{48}"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(first, secrets(file));
    }

    private static Properties secrets(Path file) throws Exception {
        var script = new ProcessBuilder(ROOT.resolve("deploy/compose/secrets").toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(script.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, script.exitValue());
        return properties(Files.readString(file));
    }

    private static Properties properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
