package io.leadstream.messaging;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a consumer keeps what it projects, and its memory of what was applied; called first in each transaction. */
@FunctionalInterface
public interface ConsumerSchema {

    /** Prepares the transaction, say by choosing a search path; the schema it was made with by default. */
    void enter(Connection connection) throws SQLException;
}
