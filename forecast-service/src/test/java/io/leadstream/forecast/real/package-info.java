/** Tests on real records that lie beside the project. */
@NullMarked
package io.leadstream.forecast.real;

import org.jspecify.annotations.NullMarked;
