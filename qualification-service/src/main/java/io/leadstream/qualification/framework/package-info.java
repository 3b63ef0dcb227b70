/** Qualification frameworks: which criteria a qualified lead meets, and what was found out about each. */
@NullMarked
package io.leadstream.qualification.framework;

import org.jspecify.annotations.NullMarked;
