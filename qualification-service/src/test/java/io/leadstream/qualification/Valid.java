package io.leadstream.qualification;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** What a service's resources see of a body: only what its own annotations let pass. */
public final class Valid {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Valid() {}

    public static boolean is(Object body) {
        return VALIDATOR.validate(body).isEmpty();
    }
}
