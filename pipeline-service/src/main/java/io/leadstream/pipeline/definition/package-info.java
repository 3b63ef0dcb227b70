/** What a pipeline is: versions of stages with exit criteria, held to the four standards. */
@NullMarked
package io.leadstream.pipeline.definition;

import org.jspecify.annotations.NullMarked;
