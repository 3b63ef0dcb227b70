package io.leadstream.rest;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that answers with a {@link jakarta.ws.rs.core.Response} and may be repeated with the same
 * {@code Idempotency-Key}. It runs in one transaction, in which its answer is kept: either both are there after a
 * crash or neither is. The same key within 24 hours, by the same caller for the same method and path, gets the same
 * answer again with {@code Idempotency-Replayed: true}; with another body 422; while the first is under way 409.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
