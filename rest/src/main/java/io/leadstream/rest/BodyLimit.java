package io.leadstream.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes a resource method's body may have; {@link #DEFAULT} where it says nothing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    long DEFAULT = 1 << 20;
    long BATCH = 16 << 20;
    long IMPORT = 2L << 30;

    long value();
}
