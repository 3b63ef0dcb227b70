/** Shared traits: what won accounts have in common, and which unworked accounts are like them. */
@NullMarked
package io.leadstream.qualification.trait;

import org.jspecify.annotations.NullMarked;
