package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One kept connection, with as little of a client as possible: the machine is to work for the server. */
final class Http implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_LIMIT_MILLIS = 120_000;
    private static final int CHUNK = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    Http(int port, String token) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n";
    }

    record Answer(int status, Map<String, String> headers, byte[] body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(
                        expected + " expected, but got " + status + ": " + new String(body, StandardCharsets.UTF_8));
            }
            return this;
        }

        String header(String name) {
            return String.valueOf(headers.get(name));
        }

        /** The path of what the answer points at. */
        String location() {
            String location = header("location");
            return location.substring(location.indexOf("/api/"));
        }
    }

    /** A body that is written as it comes into being. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    Answer get(String path) throws IOException {
        return call("GET " + path + head + "\r\n", new byte[0]);
    }

    Answer post(String path, String type, byte[] body) throws IOException {
        return send("POST", path, Map.of("Content-Type", type), body);
    }

    Answer postJson(String path, String body) throws IOException {
        return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON body by another method, whatever the version of what it changes. */
    Answer sendJson(String method, String path, String body) throws IOException {
        return send(
                method,
                path,
                Map.of("Content-Type", "application/json", "If-Match", "*"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        return call(request(method, path, headers) + "Content-Length: " + body.length + "\r\n\r\n", body);
    }

    /** Posts a body of any size; none of it is kept. */
    Answer upload(String path, String type, Body body) throws IOException {
        return upload("POST", path, Map.of("Content-Type", type), body);
    }

    Answer upload(String method, String path, Map<String, String> headers, Body body) throws IOException {
        String request = request(method, path, headers) + "Transfer-Encoding: chunked\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        try (var chunks = new BufferedOutputStream(new Chunks(), CHUNK)) {
            body.writeTo(chunks);
        }
        return answer();
    }

    private String request(String method, String path, Map<String, String> headers) {
        var request = new StringBuilder(method).append(' ').append(path).append(head);
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.toString();
    }

    private Answer call(String request, byte[] body) throws IOException {
        byte[] start = request.getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        out.write(message);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            var whole = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                whole.write(in.readNBytes(size));
                line();
            }
            line();
            return whole.toByteArray();
        }
        return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each write is one chunk; to close it ends the body, not the connection. */
    private final class Chunks extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes, from, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
