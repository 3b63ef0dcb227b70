@NullMarked
package io.leadstream.pipeline.aftersale;

import org.jspecify.annotations.NullMarked;
