/** The real stack for the services' own tests. */
@NullMarked
package io.leadstream.local.test;

import org.jspecify.annotations.NullMarked;
