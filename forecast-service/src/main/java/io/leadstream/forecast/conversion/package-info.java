/** Stage-to-stage conversion: how many deals that entered a stage went on, and how sure that is. */
@NullMarked
package io.leadstream.forecast.conversion;

import org.jspecify.annotations.NullMarked;
