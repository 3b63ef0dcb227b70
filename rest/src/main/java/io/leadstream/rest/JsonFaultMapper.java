package io.leadstream.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes the place of Quarkus' own answer to this one fault, which is no problem document and names a class. */
@Provider
@Priority(1)
public class JsonFaultMapper implements ExceptionMapper<MismatchedInputException> {

    @Override
    public Response toResponse(MismatchedInputException fault) {
        return JsonFaults.toBadInput(fault).toResponse();
    }
}
