package io.leadstream.forecast.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which list of an answer is its table when none is named; without this it is the innermost of the first ones. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MainTable {

    /** Its path, such as {@code groups}. */
    String value();
}
