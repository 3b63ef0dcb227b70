package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Keycloak's tokens say what the services read, as deploy/up's own do. */
class RealmTest {
    private static final Set<String> ROLES = Set.of("rep", "manager", "marketing", "revops", "partner", "admin");
    private static final String FILE = ComposeFile.file("deploy/keycloak/leadstream-realm.json");
    private static final JsonNode REALM = parsed();

    private static JsonNode parsed() {
        try {
            return new ObjectMapper().readTree(FILE);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void itHasEveryRole() {
        assertEquals(ROLES, new TreeSet<>(REALM.at("/roles/realm").findValuesAsText("name")));
    }

    @Test
    void everyRoleHasADemoUser() {
        var roles = new TreeSet<String>();
        REALM.path("users").forEach(user -> roles.add(user.at("/realmRoles/0").asText()));

        assertEquals(ROLES, roles);
    }

    @Test
    void aUserIsTheSameAfterEveryStart() {
        REALM.path("users").forEach(user -> assertTrue(user.path("id").asText().length() == 36));
    }

    @Test
    void everyPasswordComesFromOutside() {
        REALM.path("users")
                .forEach(user -> assertEquals(
                        "${LEADSTREAM_USERS_PASSWORD}",
                        user.at("/credentials/0/value").asText()));
    }

    @Test
    void everyVariableIsGiven() {
        var given = ComposeFile.read().environment("keycloak").keySet();

        assertTrue(
                given.containsAll(ComposeFile.variables(FILE)),
                ComposeFile.variables(FILE).toString());
    }

    @Test
    void thePageSignsInByAuthorizationCodeWithPkceAlone() {
        var page = client("leadstream-page");

        assertTrue(page.path("publicClient").asBoolean());
        assertEquals(
                "S256",
                page.path("attributes").path("pkce.code.challenge.method").asText());
        assertFalse(page.path("implicitFlowEnabled").asBoolean(true));
        assertFalse(page.path("directAccessGrantsEnabled").asBoolean(true));
    }

    @Test
    void tokensCarryRolesAsGroupsAndThePartner() {
        assertEquals("oidc-usermodel-realm-role-mapper", mapperOf("groups"));
        assertEquals("oidc-usermodel-attribute-mapper", mapperOf("partner"));
    }

    private static String mapperOf(String claim) {
        return StreamSupport.stream(
                        client("leadstream-page").path("protocolMappers").spliterator(), false)
                .filter(mapper -> mapper.at("/config/claim.name").asText().equals(claim))
                .filter(mapper -> mapper.at("/config/access.token.claim").asBoolean())
                .map(mapper -> mapper.path("protocolMapper").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void tokensAreForTheApiThatTheServicesExpect() {
        var audience = client("leadstream-page").findValuesAsText("included.client.audience");

        assertTrue(client("leadstream-api").path("bearerOnly").asBoolean());
        for (var service : Service.PRODUCT) {
            var environment = ComposeFile.read().environment(service.title());
            assertEquals(audience, java.util.List.of(environment.get("QUARKUS_OIDC_TOKEN_AUDIENCE")));
        }
    }

    /** Whoever could, would be any partner. */
    @Test
    void nobodyButAnAdministratorChangesTheirPartner() throws JsonProcessingException {
        var profile = new ObjectMapper()
                .readTree(REALM.findValue("kc.user.profile.config").get(0).asText());
        var partner = StreamSupport.stream(profile.path("attributes").spliterator(), false)
                .filter(attribute -> attribute.path("name").asText().equals("partner"))
                .findFirst()
                .orElseThrow();

        assertEquals("[\"admin\"]", partner.at("/permissions/edit").toString());
        assertTrue(profile.path("unmanagedAttributePolicy").isMissingNode());
    }

    private static JsonNode client(String id) {
        return StreamSupport.stream(REALM.path("clients").spliterator(), false)
                .filter(client -> client.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
