package io.leadstream.forecast.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the GET answers is a figure: it follows from the events, from what was entered, from what is asked and from the
 * time alone. It has a tag, and comes as CSV too. Whatever takes {@link FigureParams} is one without being said so.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Figure {

    /**
     * Whether, as of now, it stays the same until the UTC day ends as long as nothing happens, because all its ages are
     * in whole days. One that goes by the hour has a tag for a given {@code asOf} only.
     */
    boolean daily() default false;

    /** The parameter that says as of when; without it, it is as of now. */
    String asOf() default "asOf";

    /** With this parameter, written name=value, it is not daily. */
    String unless() default "";
}
