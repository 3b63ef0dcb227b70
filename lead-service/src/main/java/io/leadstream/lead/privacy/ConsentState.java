package io.leadstream.lead.privacy;

/** Whether somebody agrees to a purpose. */
enum ConsentState {
    GRANTED,
    WITHDRAWN
}
