/** How likely a lead is to convert, as learnt from what became of earlier ones: fitted, checked, explained, watched. */
@NullMarked
package io.leadstream.qualification.prediction;

import org.jspecify.annotations.NullMarked;
