/** The life of a deal as facts tell it: its way through the stages, as of any time. Pure; knows no framework. */
@NullMarked
package io.leadstream.forecast.history;

import org.jspecify.annotations.NullMarked;
