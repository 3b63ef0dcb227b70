@NullMarked
package io.leadstream.pipeline.deal;

import org.jspecify.annotations.NullMarked;
