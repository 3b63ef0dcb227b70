package io.leadstream.lead.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Answers with everything that is held on a person. */
@ApplicationScoped
class PersonExports {

    private final FindPeople find;
    private final ExportPerson export;

    PersonExports(FindPeople find, ExportPerson export) {
        this.find = find;
        this.export = export;
    }

    Response answer(Subject subject) {
        FindPeople.Found found = find.of(subject);
        StreamingOutput all = out -> export.write(subject, found, out);
        return Response.ok(all, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
