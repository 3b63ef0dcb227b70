@NullMarked
package io.leadstream.pipeline.history;

import org.jspecify.annotations.NullMarked;
