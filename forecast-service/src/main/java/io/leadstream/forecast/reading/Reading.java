package io.leadstream.forecast.reading;

import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Question;
import io.leadstream.messaging.Freshness;

/** What is asked, about which ladder, and how fresh the answer is. */
public record Reading(Question question, Ladder ladder, Freshness freshness) {}
