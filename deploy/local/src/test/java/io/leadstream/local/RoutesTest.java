package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Routes routes = Routes.read(Installation.find().deploy("gateway/routes.properties"));

    @Test
    void everyPathGoesToTheServiceThatOwnsIt() {
        assertEquals("lead /api/leads", routed("/api/leads"));
        assertEquals("lead /api/leads/1/activities", routed("/api/leads/1/activities"));
        assertEquals("lead /api/capture/web", routed("/api/capture/web"));
        assertEquals("qualification /api/scoring-models/1", routed("/api/scoring-models/1"));
        assertEquals("pipeline /api/deals/imports", routed("/api/deals/imports"));
        assertEquals("forecast /api/win-rates", routed("/api/win-rates"));
        assertEquals("pipeline /api/operations/pipeline/redrive", routed("/api/operations/pipeline/redrive"));
        assertEquals("forecast /", routed("/"));
        assertEquals("forecast /page.js", routed("/page.js"));
    }

    @Test
    void aServicesNameReachesWhatAllHave() {
        assertEquals("lead /asyncapi.yaml", routed("/lead-service/asyncapi.yaml"));
        assertEquals("forecast /", routed("/forecast-service"));
    }

    @Test
    void aPathThatOnlyBeginsAlikeIsAnother() {
        assertEquals("none", routed("/api/leadsxyz"));
        assertEquals("none", routed("/api/operations/leads"));
        assertEquals("forecast /apix", routed("/apix"));
    }

    @Test
    void noServiceHasAnUnknownPathUnderApi() {
        Stream.of("/api", "/api/", "/api/nothing").forEach(path -> assertEquals("none", routed(path), path));
    }

    private String routed(String path) {
        return routes.of(path)
                .map(route -> route.service().database() + " " + route.rewritten(path))
                .orElse("none");
    }
}
