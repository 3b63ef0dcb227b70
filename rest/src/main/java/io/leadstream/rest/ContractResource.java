package io.leadstream.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The event contract of the service, with its schemas and examples where the document refers to them. */
@Path("/")
@PermitAll
public class ContractResource {

    private static final String FOLDER = "contract/";

    @GET
    @Path("asyncapi.yaml")
    @Produces("application/yaml")
    @Operation(summary = "The event contract, AsyncAPI 3.0")
    public Response asyncApi() {
        return file("asyncapi.yaml");
    }

    @GET
    @Path("schemas/{name: [a-z0-9.-]+[.]json}")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of one event type")
    public Response schema(String name) {
        return file("schemas/" + name);
    }

    @GET
    @Path("events/{name: [a-z0-9.-]+[.]json}")
    @Produces("application/json")
    @Operation(summary = "The golden example of one event type")
    public Response example(String name) {
        return file("events/" + name);
    }

    private static Response file(String name) {
        InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name);
        if (content == null) {
            throw Problem.notFound(name);
        }
        return Response.ok(content).build();
    }
}
