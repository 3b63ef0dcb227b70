/** One possible sale: opened, moved by proof, closed, reopened. */
@NullMarked
package io.leadstream.pipeline.deal;

import org.jspecify.annotations.NullMarked;
