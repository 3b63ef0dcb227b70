package io.leadstream.forecast.history;

import io.leadstream.forecast.history.Spell.Exit;
import java.time.Instant;

/**
 * The first passage of a rank: the first time the deal was at that rank or beyond, and what became of it since.
 *
 * @param at when
 * @param imputed the deal was not seen to enter that stage itself: it skipped it, was created or moved in beyond it,
 *     or was won
 * @param exit ADVANCED once the next rank is passed (for the last rank: won), else LOST, TRANSFERRED or OPEN
 * @param until when that was; the as-of time while open
 */
public record Passage(Instant at, boolean imputed, Exit exit, Instant until) {}
