@NullMarked
package io.leadstream.lead;

import org.jspecify.annotations.NullMarked;
