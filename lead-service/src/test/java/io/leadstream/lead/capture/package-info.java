@NullMarked
package io.leadstream.lead.capture;

import org.jspecify.annotations.NullMarked;
