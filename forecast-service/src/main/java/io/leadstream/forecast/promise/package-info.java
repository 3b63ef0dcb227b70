/** Promises of won sales: how many were kept, and how many customers answered. */
@NullMarked
package io.leadstream.forecast.promise;

import org.jspecify.annotations.NullMarked;
