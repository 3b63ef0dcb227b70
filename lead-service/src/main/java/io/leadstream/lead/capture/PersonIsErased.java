package io.leadstream.lead.capture;

/** Refused: the record was written before the person was erased. */
class PersonIsErased extends RuntimeException {

    PersonIsErased() {
        super("the person was erased after this record was written");
    }
}
