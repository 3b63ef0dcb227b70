package io.leadstream.lead.card;

/** Whether somebody agrees to a purpose. */
public enum ConsentState {
    GRANTED,
    WITHDRAWN
}
