/** How a company sells: four questions, the model that they name, and the pipeline that it composes. */
@NullMarked
package io.leadstream.pipeline.model;

import org.jspecify.annotations.NullMarked;
