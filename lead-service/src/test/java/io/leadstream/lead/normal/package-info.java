@NullMarked
package io.leadstream.lead.normal;

import org.jspecify.annotations.NullMarked;
