/**
 * The conventions that the four APIs share: problems, idempotency keys, entity tags, pages, freshness. A service
 * brings its resources; what every resource must do alike is done here once.
 */
@NullMarked
package io.leadstream.rest;

import org.jspecify.annotations.NullMarked;
