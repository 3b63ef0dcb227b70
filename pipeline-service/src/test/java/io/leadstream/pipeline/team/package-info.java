@NullMarked
package io.leadstream.pipeline.team;

import org.jspecify.annotations.NullMarked;
