@NullMarked
package io.leadstream.pipeline.rate;

import org.jspecify.annotations.NullMarked;
