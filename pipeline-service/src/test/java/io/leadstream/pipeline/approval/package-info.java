@NullMarked
package io.leadstream.pipeline.approval;

import org.jspecify.annotations.NullMarked;
