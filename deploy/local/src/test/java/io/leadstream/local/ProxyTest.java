package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.Routes.Route;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docker-compose.yml's proxy and deploy/up's gateway show the same origin. */
class ProxyTest {
    private static final String PROXY = ComposeFile.file("deploy/compose/Caddyfile");

    /** A block of the file: the matcher's name, or nothing for what is left over; then what is done. */
    private static final Pattern BLOCK =
            Pattern.compile("\\n\\thandle ?(?:@(\\S+) )?\\{\\n(.*?)\\n\\t}", Pattern.DOTALL);

    @Test
    void itHasTheRoutesOfTheGateway() {
        var routes = Routes.read(ComposeFile.ROOT.resolve("deploy/gateway/routes.properties"));

        assertEquals(new HashSet<>(routes.routes()), routesOfTheProxy());
    }

    private static Set<Route> routesOfTheProxy() {
        var routes = new HashSet<Route>();
        BLOCK.matcher(PROXY).results().forEach(block -> {
            var service = target(block.group(2));
            if (block.group(1) == null) {
                routes.add(new Route("/", Service.named(service), false));
            } else if (!service.isEmpty()) {
                boolean strip = block.group(2).contains("uri strip_prefix");
                for (var prefix : prefixes(block.group(1))) {
                    assertEquals(strip, block.group(2).contains("uri strip_prefix " + prefix + "\n"));
                    routes.add(new Route(prefix, Service.named(service), strip));
                }
            }
        });
        return routes;
    }

    private static String target(String block) {
        var found = Pattern.compile("reverse_proxy (\\w+)-service:8080").matcher(block);
        return found.find() ? found.group(1) : "";
    }

    /** Each is said twice: itself, and all that is below it. */
    private static Set<String> prefixes(String matcher) {
        var line = Pattern.compile("\\n\\t@" + matcher + " path (.*)\\n").matcher(PROXY);
        assertTrue(line.find(), matcher);
        var paths = new TreeSet<>(Set.of(line.group(1).split(" ")));
        var prefixes = new TreeSet<String>();
        paths.stream().filter(path -> !path.endsWith("/*")).forEach(prefixes::add);
        prefixes.forEach(prefix -> assertTrue(paths.remove(prefix + "/*"), prefix));
        assertEquals(prefixes, paths);
        return prefixes;
    }

    @Test
    void whatNoServiceHasIsNotFoundUnderApi() {
        assertTrue(PROXY.contains("@unknown path /api /api/*\n"));
        assertTrue(PROXY.indexOf("@unknown") > PROXY.lastIndexOf(" path /api/"));
    }

    @Test
    void everyServiceListensWhereTheProxyLooks() {
        var compose = ComposeFile.read();
        for (var service : Service.PRODUCT) {
            assertEquals("8080", compose.environment(service.title()).get("QUARKUS_HTTP_PORT"));
        }
    }
}
