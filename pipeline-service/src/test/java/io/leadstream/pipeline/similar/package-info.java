@NullMarked
package io.leadstream.pipeline.similar;

import org.jspecify.annotations.NullMarked;
