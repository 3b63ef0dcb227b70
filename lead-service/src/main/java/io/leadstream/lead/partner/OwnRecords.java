package io.leadstream.lead.partner;

import io.leadstream.lead.card.CallingPartner;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** A partner sees its own records only; admins see everybody's. */
@ApplicationScoped
class OwnRecords {

    private static final int LONGEST_NAME = 100;

    private final CallingPartner callingPartner;

    OwnRecords(CallingPartner callingPartner) {
        this.callingPartner = callingPartner;
    }

    void require(String partner) {
        if (callingPartner.name().filter(name -> !name.equals(partner)).isPresent()) {
            throw Problem.forbidden("a partner sees its own records only");
        }
        if (partner.length() > LONGEST_NAME) {
            throw BadInput.of("partner", "must have at most " + LONGEST_NAME + " characters");
        }
    }
}
