/**
 * The years after a deal is won: who stays accountable, what was promised and whether it was kept, customers who speak
 * for us, and what it all earns.
 */
@NullMarked
package io.leadstream.pipeline.aftersale;

import org.jspecify.annotations.NullMarked;
