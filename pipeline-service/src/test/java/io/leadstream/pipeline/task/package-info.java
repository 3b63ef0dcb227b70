@NullMarked
package io.leadstream.pipeline.task;

import org.jspecify.annotations.NullMarked;
