package io.leadstream.lead.routing;

import io.leadstream.lead.rule.Condition;

/** Says who gets the leads that meet a condition. Of several the first counts that has somebody to give them to. */
record Rule(String name, Condition when, Target target) {

    /** To whom. */
    sealed interface Target {

        /** One person. */
        record User(String user) implements Target {}

        /** One of a pool. */
        record OfPool(String pool) implements Target {}

        /** Nobody: the lead stays in the unassigned queue, and no later rule is asked. */
        record Nobody() implements Target {}
    }
}
