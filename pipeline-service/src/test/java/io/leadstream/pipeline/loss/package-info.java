@NullMarked
package io.leadstream.pipeline.loss;

import org.jspecify.annotations.NullMarked;
