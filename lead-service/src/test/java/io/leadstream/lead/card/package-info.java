@NullMarked
package io.leadstream.lead.card;

import org.jspecify.annotations.NullMarked;
