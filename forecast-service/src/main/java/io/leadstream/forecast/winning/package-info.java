/** The chance of an open deal to be won by a day: a semi-Markov chain through the stages, fitted on past stays. */
@NullMarked
package io.leadstream.forecast.winning;

import org.jspecify.annotations.NullMarked;
