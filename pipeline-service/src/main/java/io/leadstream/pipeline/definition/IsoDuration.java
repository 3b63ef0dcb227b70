package io.leadstream.pipeline.definition;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text is a duration of more than nothing and at most ten years, as ISO 8601 writes it. */
@Constraint(validatedBy = IsoDuration.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@interface IsoDuration {

    String message() default "must be a duration such as P30D or PT12H, of at most P3650D";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is no duration, and valid. */
    final class Validator implements ConstraintValidator<IsoDuration, String> {

        /** As the database reads it, too: without signs and fractions, which nobody needs. */
        private static final Pattern FORM =
                Pattern.compile("P(?=.)(?:\\d{1,5}D)?(?:T(?=.)(?:\\d{1,6}H)?(?:\\d{1,7}M)?(?:\\d{1,9}S)?)?");

        private static final Duration LONGEST = Duration.ofDays(3650);

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            if (!FORM.matcher(text).matches()) {
                return false;
            }
            Duration duration = Duration.parse(text);
            return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
        }
    }
}
