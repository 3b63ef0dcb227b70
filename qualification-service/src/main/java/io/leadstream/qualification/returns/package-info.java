/** What leads cost, and what came of them. */
@NullMarked
package io.leadstream.qualification.returns;

import org.jspecify.annotations.NullMarked;
