package io.leadstream.messaging;

import java.sql.SQLException;

/** The database refused or could not be reached; the cause says which. */
public class DatabaseFault extends RuntimeException {

    public DatabaseFault(SQLException cause) {
        super("SQL state " + cause.getSQLState(), cause);
    }
}
