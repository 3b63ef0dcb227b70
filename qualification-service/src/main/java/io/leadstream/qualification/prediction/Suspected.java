package io.leadstream.qualification.prediction;

import java.util.Map;

/**
 * A field that was learnt from although it tells much of the outcome, or reads like somebody's judgement: not enough to
 * reject it by figures, but whoever knows where it comes from should look.
 *
 * @param text what is remarkable of it
 * @param figures what was measured of it, by name
 */
record Suspected(String field, String text, Map<String, Double> figures) {}
