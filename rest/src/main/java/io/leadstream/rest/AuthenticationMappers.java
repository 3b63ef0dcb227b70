package io.leadstream.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Who is unknown, and who may not. The problem library's own mappers do not link with this version of Quarkus. */
final class AuthenticationMappers {

    private AuthenticationMappers() {}

    @Provider
    @Priority(1)
    public static class NoToken implements ExceptionMapper<UnauthorizedException> {
        @Override
        public Response toResponse(UnauthorizedException fault) {
            return unauthorized("send a bearer token in the header Authorization", "Bearer");
        }
    }

    @Provider
    @Priority(1)
    public static class BadToken implements ExceptionMapper<AuthenticationFailedException> {
        @Override
        public Response toResponse(AuthenticationFailedException fault) {
            return unauthorized("the bearer token is not valid, or not any more", "Bearer error=\"invalid_token\"");
        }
    }

    @Provider
    @Priority(1)
    public static class NotAllowed implements ExceptionMapper<ForbiddenException> {
        @Override
        public Response toResponse(ForbiddenException fault) {
            return Problem.forbidden("none of your roles may do this").toResponse();
        }
    }

    private static Response unauthorized(String detail, String challenge) {
        return Problem.of(401, "unauthorized", "Unauthorized", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build()
                .toResponse();
    }
}
