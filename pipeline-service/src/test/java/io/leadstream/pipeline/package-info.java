@NullMarked
package io.leadstream.pipeline;

import org.jspecify.annotations.NullMarked;
