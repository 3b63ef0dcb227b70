@NullMarked
package io.leadstream.pipeline.live;

import org.jspecify.annotations.NullMarked;
