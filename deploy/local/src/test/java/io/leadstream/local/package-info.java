@NullMarked
package io.leadstream.local;

import org.jspecify.annotations.NullMarked;
