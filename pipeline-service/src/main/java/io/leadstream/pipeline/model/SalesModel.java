package io.leadstream.pipeline.model;

/**
 * The overall way a company sells. They combine; of those that apply, the one that changes the process most dominates,
 * which is the order here: the account-based model replaces the beginning of the process, the relationship model adds
 * what comes after it, team selling adds a stage within, and where leads come from decides the first stage.
 */
enum SalesModel {
    ACCOUNT_BASED,
    RELATIONSHIP,
    TEAM,
    OUTBOUND,
    INBOUND
}
