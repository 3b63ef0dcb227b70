/** What a lead knows of us, read from its touches. */
@NullMarked
package io.leadstream.qualification.awareness;

import org.jspecify.annotations.NullMarked;
