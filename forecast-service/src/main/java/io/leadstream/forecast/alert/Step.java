package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Alert.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows from what was found. */
sealed interface Step {

    record Open(Finding finding) implements Step {}

    record Update(Alert alert, Figures newer) implements Step {}

    /** @param last what it closes with; those that it had when there are no others */
    record Close(Alert alert, Figures last, Reason reason) implements Step {}

    /**
     * The steps that lead from the open alerts to what was found; none for what is as it was.
     *
     * @param findings of every topic that could be tested
     * @param today before which a period is over or not
     */
    static List<Step> between(Collection<Alert> open, Collection<Finding> findings, LocalDate today) {
        Map<Topic, Alert> left = new HashMap<>();
        open.forEach(alert -> left.put(alert.topic(), alert));
        var steps = new ArrayList<Step>();
        for (Finding finding : findings) {
            Alert alert = left.remove(finding.topic());
            if (alert == null && finding.opens()) {
                steps.add(new Open(finding));
            } else if (alert != null && !finding.stays()) {
                steps.add(new Close(alert, finding.figures(), Reason.RECOVERED));
            } else if (alert != null && !alert.figures().equals(finding.figures())) {
                steps.add(new Update(alert, finding.figures()));
            }
        }
        left.values().forEach(alert -> steps.add(new Close(alert, alert.figures(), untested(alert.topic(), today))));
        return steps;
    }

    private static Reason untested(Topic topic, LocalDate today) {
        String period = topic.period();
        return period != null && Course.isOver(period, today) ? Reason.PERIOD_OVER : Reason.TOO_FEW;
    }
}
