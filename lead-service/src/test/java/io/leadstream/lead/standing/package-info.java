@NullMarked
package io.leadstream.lead.standing;

import org.jspecify.annotations.NullMarked;
