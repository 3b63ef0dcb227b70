/** The work queue: which leads to call next, by their chance times the deal that they would bring. */
@NullMarked
package io.leadstream.qualification.queue;

import org.jspecify.annotations.NullMarked;
