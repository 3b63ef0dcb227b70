package io.leadstream.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One caller with one question. */
final class Asking implements Load.Operation {

    private static final String NEXT = "\"next\":\"";
    private static final String EMPTY = "{\"items\":[]";

    private final Http http;
    private final Question question;
    private final RandomGenerator random;
    private boolean found;
    private @Nullable String next;

    Asking(Http http, Question question, int caller) {
        this.http = http;
        this.question = question;
        this.random = new SplittableRandom(caller);
    }

    @Override
    public void run() throws IOException {
        String path = next == null ? question.path().apply(random) : next;
        byte[] body = http.get(path).expect(200).body();
        found |= !new String(body, 0, Math.min(EMPTY.length(), body.length), StandardCharsets.US_ASCII).equals(EMPTY);
        next = question.walked() ? next(body) : null;
    }

    /** Where the next page is; read without reading the page, which would take time from the server. */
    private @Nullable String next(byte[] page) {
        String end =
                new String(page, Math.max(0, page.length - 500), Math.min(500, page.length), StandardCharsets.UTF_8);
        int at = end.lastIndexOf(NEXT);
        if (at < 0) {
            return null;
        }
        String cursor = end.substring(at + NEXT.length(), end.indexOf('"', at + NEXT.length()));
        return question.path().apply(random) + "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    /** A question that finds nothing measures nothing. */
    @Override
    public void close() {
        http.close();
        if (!found) {
            throw new IllegalStateException("nothing is found by: " + question.name());
        }
    }
}
