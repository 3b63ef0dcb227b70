@NullMarked
package io.leadstream.pipeline.definition;

import org.jspecify.annotations.NullMarked;
