/**
 * Figures as they change: whoever follows some hears of each within a second of the event that moved it. The same
 * question of many is asked once; who reads slowly gets the newest figure and none in between.
 */
@NullMarked
package io.leadstream.forecast.stream;

import org.jspecify.annotations.NullMarked;
