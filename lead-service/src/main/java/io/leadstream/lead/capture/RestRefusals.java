package io.leadstream.lead.capture;

import io.leadstream.lead.card.CallingPartner;
import io.leadstream.lead.partner.Refusal;
import io.leadstream.lead.partner.RefusedRecord;
import io.leadstream.rest.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Lists what partners were refused at the REST door, with the body as it was sent, as topics do. */
class RestRefusals {

    private static final Logger LOG = Logger.getLogger(RestRefusals.class);
    private static final String REMEMBERED = RestRefusals.class.getName();
    private static final String PATH = "/api/leads";
    private static final String TYPE_PREFIX = "urn:leadstream:problem:";
    private static final Set<Integer> OF_THE_RECORD = Set.of(400, 409, 413, 415, 422);
    private static final Set<String> OF_THE_REQUEST = Set.of("in-flight", "idempotency-key-reused");

    private final CallingPartner callingPartner;
    private final PartnerRecords records;
    private final io.leadstream.lead.partner.Rejections rejections;
    private final Clock clock;

    RestRefusals(
            CallingPartner callingPartner,
            PartnerRecords records,
            io.leadstream.lead.partner.Rejections rejections,
            Clock clock) {
        this.callingPartner = callingPartner;
        this.records = records;
        this.rejections = rejections;
        this.clock = clock;
    }

    @ServerRequestFilter(priority = 250)
    void remember(ContainerRequestContext request, UriInfo uri) {
        if (isCapture(request, uri) && request.hasEntity() && callingPartner.isPartner()) {
            var remembering = new Remembering(request.getEntityStream());
            request.setEntityStream(remembering);
            request.setProperty(REMEMBERED, remembering);
        }
    }

    @ServerResponseFilter
    void list(ContainerRequestContext request, ContainerResponseContext response, UriInfo uri) {
        if (OF_THE_RECORD.contains(response.getStatus())
                && request.getProperty(REMEMBERED) instanceof Remembering body
                && response.getEntity() instanceof HttpProblem problem) {
            Refusal refusal = refusal(problem);
            if (!OF_THE_REQUEST.contains(refusal.problem())) {
                callingPartner.name().ifPresent(partner -> list(partner, body.all(), refusal));
            }
        }
    }

    private void list(String partner, byte @Nullable [] body, Refusal refusal) {
        rejections.add(List.of(new RefusedRecord(
                partner,
                Door.restOf(partner).name(),
                null,
                body,
                clock.instant(),
                true,
                records.identities(partner, body),
                refusal)));
    }

    private static boolean isCapture(ContainerRequestContext request, UriInfo uri) {
        return request.getMethod().equals("POST") && uri.getPath().equals(PATH);
    }

    @SuppressWarnings("unchecked")
    private static Refusal refusal(HttpProblem problem) {
        Object violations = problem.getParameters().get("violations");
        return new Refusal(
                String.valueOf(problem.getType()).replace(TYPE_PREFIX, ""),
                Objects.requireNonNullElse(problem.getTitle(), "Refused"),
                problem.getStatusCode(),
                problem.getDetail(),
                violations instanceof List<?> found ? (List<Violation>) found : List.of());
    }

    /** Keeps the beginning of what is read. */
    private static final class Remembering extends FilterInputStream {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Remembering(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0 && hasRoom()) {
                read.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0 && hasRoom()) {
                read.write(buffer, offset, count);
            }
            return count;
        }

        private boolean hasRoom() {
            return read.size() <= RefusedRecord.LONGEST;
        }

        /** A parser that gives up closes what it did not read: that is read first. */
        @Override
        public void close() throws IOException {
            drain();
            super.close();
        }

        private void drain() {
            try {
                var some = new byte[4096];
                while (hasRoom() && read(some, 0, some.length) >= 0) {
                    // read remembers
                }
            } catch (IOException gone) {
                // closed already, or the caller has gone, or sent more than is read
                LOG.debugf("a refused body ends early: %s", gone.getClass().getSimpleName());
            }
        }

        /** The whole body, unless it is too long to be kept. */
        byte @Nullable [] all() {
            drain();
            return hasRoom() ? read.toByteArray() : null;
        }
    }
}
