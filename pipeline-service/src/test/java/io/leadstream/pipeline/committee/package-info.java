@NullMarked
package io.leadstream.pipeline.committee;

import org.jspecify.annotations.NullMarked;
