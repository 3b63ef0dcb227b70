@NullMarked
package io.leadstream.pipeline.model;

import org.jspecify.annotations.NullMarked;
