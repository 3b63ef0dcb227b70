package io.leadstream.benchmark;

import io.leadstream.local.test.RunningLeadstream;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is measured: the whole system, and how one gets at it.
 *
 * @param leads how many the large parts measure at
 * @param deals how many the large parts about deals do
 */
record Subject(RunningLeadstream leadstream, int leads, int deals) {

    /** A connection to lead-service in a role. */
    Http lead(String role) {
        return http(1, role);
    }

    Http qualification(String role) {
        return http(2, role);
    }

    Http pipeline(String role) {
        return http(3, role);
    }

    Http forecast(String role) {
        return http(4, role);
    }

    private Http http(int service, String role) {
        return new Http(leadstream.base() + service, leadstream.token(role));
    }

    /** A connection to a service's database, for floors and samples. */
    Connection database(String service) {
        try {
            return leadstream.database(service);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
