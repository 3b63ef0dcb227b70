@NullMarked
package io.leadstream.pipeline.board;

import org.jspecify.annotations.NullMarked;
