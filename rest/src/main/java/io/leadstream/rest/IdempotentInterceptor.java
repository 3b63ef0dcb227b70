package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.EventRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** See {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST_KEY = 255;
    private static final Duration VALID_FOR = Duration.ofHours(24);

    private final IdempotentAnswers answers;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final HttpServerRequest request;
    private final ObjectMapper mapper;

    IdempotentInterceptor(
            IdempotentAnswers answers,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            HttpServerRequest request,
            ObjectMapper mapper) {
        this.answers = answers;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.request = request;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object answerOnce(InvocationContext invocation) throws Exception {
        String key = request.getHeader(HEADER);
        return QuarkusTransaction.joiningExisting()
                .call(() -> key == null ? invocation.proceed() : answerOnce(invocation, checked(key)));
    }

    private Response answerOnce(InvocationContext invocation, String key) throws Exception {
        var id = new IdempotentAnswers.Id(
                caller.getPrincipal().getName(), request.method().name(), request.path(), key);
        byte[] bodyHash = hash(invocation.getParameters());
        if (!answers.lock(id)) {
            throw Problem.of(409, "in-flight", "In flight", "the first request with this Idempotency-Key is under way")
                    .withHeader("Retry-After", 1)
                    .build();
        }
        Optional<IdempotentAnswers.Answer> known = answers.find(id, VALID_FOR);
        if (known.isPresent()) {
            return replay(known.get(), bodyHash);
        }
        Response response = (Response) invocation.proceed();
        answers.keep(id, answerOf(response, bodyHash));
        return response;
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw BadInput.of(HEADER, "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private Response replay(IdempotentAnswers.Answer known, byte[] bodyHash) {
        if (!MessageDigest.isEqual(known.bodyHash(), bodyHash)) {
            throw Problem.of(
                            422,
                            "idempotency-key-reused",
                            "Idempotency key reused",
                            "this Idempotency-Key was used with another body")
                    .build();
        }
        Response.ResponseBuilder response = Response.status(known.status());
        known.headers().forEach(response::header);
        if (known.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(known.body());
        }
        return response.header(REPLAYED, "true").build();
    }

    private IdempotentAnswers.Answer answerOf(Response response, byte[] bodyHash) throws JsonProcessingException {
        var headers = new TreeMap<String, String>();
        for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        EventRef event = commandEvent.last();
        if (event != null) {
            headers.put(CommandEvent.HEADER, event.toString());
        }
        String body = response.hasEntity() ? mapper.writeValueAsString(response.getEntity()) : null;
        return new IdempotentAnswers.Answer(
                bodyHash, response.getStatus(), Map.copyOf(headers), body, commandEvent.about());
    }

    /** The body as it was understood, so that white space and the order of members do not count. */
    private byte[] hash(@Nullable Object[] parameters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Object parameter : parameters) {
                if (parameter instanceof byte[] bytes) {
                    digest.update(bytes);
                } else if (parameter instanceof Record
                        || parameter instanceof CharSequence
                        || parameter instanceof Iterable) {
                    digest.update(mapper.writeValueAsBytes(parameter));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a body that was read can be written", e);
        }
    }
}
