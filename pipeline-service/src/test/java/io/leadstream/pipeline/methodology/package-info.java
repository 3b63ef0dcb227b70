@NullMarked
package io.leadstream.pipeline.methodology;

import org.jspecify.annotations.NullMarked;
