package io.leadstream.local;

import io.leadstream.local.Routes.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Joins the four services under one origin; bodies are streamed both ways, as long and as slowly as they come. */
final class Gateway implements AutoCloseable {
    /** Said for one connection only (RFC 9110, 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final int MOST_CONNECTIONS = 512;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int IDLE_SECONDS = 30;

    private final String address;
    private final Ports ports;
    private final Routes routes;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setMaxPoolSize(MOST_CONNECTIONS)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setConnectTimeout(CONNECT_MILLIS)
            .setDecompressionSupported(false));

    Gateway(String address, Ports ports, Routes routes) {
        this.address = address;
        this.ports = ports;
        this.routes = routes;
    }

    void start() {
        // HTTP/1.1 alone, as the services speak it: there a body says by its headers that it comes.
        var options = new HttpServerOptions()
                .setHost(address)
                .setPort(ports.gateway())
                .setHttp2ClearTextEnabled(false);
        try {
            vertx.createHttpServer(options)
                    .requestHandler(this::handle)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new StackFailure("The gateway cannot listen on port " + ports.gateway() + ".", e);
        }
    }

    private void handle(HttpServerRequest request) {
        var path = request.path() == null ? "/" : request.path();
        var found = routes.of(path);
        if (found.isEmpty()) {
            problem(request, 404, "not-found", "No service has this path");
            return;
        }
        var route = found.get();
        var query = request.query() == null ? "" : "?" + request.query();
        request.pause();
        client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setHost("127.0.0.1")
                        .setPort(ports.of(route.service()))
                        .setURI(route.rewritten(path) + query))
                .compose(upstream -> forward(request, upstream))
                .onSuccess(answer -> answer(request, answer, route))
                .onFailure(away -> unavailable(request, route.service()));
    }

    private static Future<HttpClientResponse> forward(HttpServerRequest request, HttpClientRequest upstream) {
        request.headers().forEach(header -> {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                upstream.headers().add(header.getKey(), header.getValue());
            }
        });
        upstream.putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
        upstream.putHeader("X-Forwarded-Proto", "http");
        // A client that goes away ends the work upstream: nobody listens to the answer any more.
        request.response().closeHandler(gone -> upstream.reset());
        boolean hasBody = request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            request.resume();
            return upstream.send();
        }
        upstream.setChunked(request.getHeader("Content-Length") == null);
        // Answered before the whole body was read: a refusal, which must not wait for the rest.
        var answer = upstream.response();
        request.pipeTo(upstream).onFailure(broken -> request.resume());
        return answer;
    }

    private static void answer(HttpServerRequest request, HttpClientResponse answer, Route route) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.statusCode());
        answer.headers().forEach(header -> {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                response.headers().add(header.getKey(), header.getValue());
            }
        });
        if (answer.getHeader("Location") != null) {
            response.putHeader("Location", route.location(answer.getHeader("Location")));
        }
        response.setChunked(answer.getHeader("Content-Length") == null && answer.statusCode() != 304);
        answer.pipeTo(response).onFailure(broken -> response.reset());
    }

    private static void unavailable(HttpServerRequest request, Service service) {
        if (!request.response().headWritten()) {
            request.response().putHeader("Retry-After", "1");
            problem(request, 503, "unavailable", "The " + service.title() + " does not answer just now");
        }
    }

    private static void problem(HttpServerRequest request, int status, String name, String title) {
        request.resume();
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"type\":\"urn:leadstream:problem:%s\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(name, title, status));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
