/**
 * Where sales have changed by more than chance explains: arrivals, win rate and cycle against their own history, stages
 * that convert worse than they did, promises kept below the target, forecasts that moved by more than they usually do.
 * Each alert opens once, follows its figures, and closes by itself.
 */
@NullMarked
package io.leadstream.forecast.alert;

import org.jspecify.annotations.NullMarked;
